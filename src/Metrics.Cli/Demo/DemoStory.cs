using System.Diagnostics;
using MetricsTools.CommandLine.Output;
using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Recording;
using MetricsTools.Statistics;
using MetricsTools.Storage;

namespace MetricsTools.CommandLine.Demo;

/// <summary>
/// The demonstration: it measures this machine, times a real command some two hundred times, and puts a gate to the proof with runs that were really
/// slowed down. Nothing is simulated.
/// </summary>
internal sealed class DemoStory(Invocation invocation, IMetricStore store, DemoFolder folder) : IDisposable
{
    private const string Metric = "command.duration";
    private const int WarmUps = 3;
    private const int Runs = 200;
    private const int FewestRuns = 40;
    private const int JudgedRuns = 5;

    /// <summary>The smallest change that counts, in percent: machines that others use too waver by less, and the slow-down is far more.</summary>
    private const double MinimumEffect = 25;

    private static readonly TimeSpan RunBudget = TimeSpan.FromSeconds(30);

    private static readonly TagSet Tags = TagSet.Create([new Tag("command", TimedCommand.Text)]);

    private readonly MetricRecorder _recorder = new(store, invocation.SettingsOf(store).ToRecorderOptions(invocation.Terminal.WriteWarning));
    private readonly Terminal _terminal = invocation.Terminal;

    private TextWriter Text => _terminal.Output;

    /// <summary>Tells it; true when the gate said what it should.</summary>
    public bool Tell()
    {
        MeasureMachine();
        double busiest = MeasureHistory();
        Deviation normal = TellNormalRuns();
        Deviation slow = TellSlowRuns(busiest);
        Export();
        return TellConclusion(normal, slow);
    }

    /// <summary>Stores what was measured before it was stopped.</summary>
    public void Dispose() => _recorder.Dispose();

    private void MeasureMachine()
    {
        Heading("1. This machine, measured now");
        foreach (MetricRecord record in MachineMetrics.Measure()) invocation.Try(() => _recorder.Add(record));
        _recorder.Flush();
        Show("series", "*");
    }

    // The duration that nine of ten runs stay below.
    private double MeasureHistory()
    {
        Heading($"2. A history: '{TimedCommand.Text}', run again and again");
        Text.WriteLine($"Each run is a process of its own; its duration goes into '{Metric}', a histogram in milliseconds. {WarmUps} runs before do not count.");
        Text.Flush();
        for (int i = 0; i < WarmUps; i++) TimedCommand.Run();
        var watch = Stopwatch.StartNew();
        var durations = new List<double>();
        while (durations.Count < Runs && (durations.Count < FewestRuns || watch.Elapsed < RunBudget))
        {
            durations.Add(Time(null));
            _terminal.WriteProgress($"{durations.Count} of {Runs} runs, {durations[^1]:0} ms");
        }

        _terminal.ClearProgress();
        _recorder.Flush();
        Text.WriteLine($"{durations.Count} runs took {watch.Elapsed.TotalSeconds:0.0} s.");
        Show("series", Metric, "--interval", "auto", "--max-points", "10");
        Show("baseline", Metric);
        return Quantiles.Of(durations.ToArray(), 0.9);
    }

    private Deviation TellNormalRuns()
    {
        Heading($"3. The gate: {JudgedRuns} more runs, as before");
        return Judge(null);
    }

    private Deviation TellSlowRuns(double busiest)
    {
        var slowdown = Slowdown.Choose(busiest);
        Heading($"4. The gate again: {JudgedRuns} runs that were really slowed down");
        Text.WriteLine($"The same command {slowdown.Description}.");
        return Judge(slowdown);
    }

    private Deviation Judge(Slowdown? slowdown)
    {
        var durations = new List<double>();
        for (int i = 0; i < JudgedRuns; i++) durations.Add(Time(slowdown));
        _recorder.Flush();
        Text.WriteLine($"{JudgedRuns} runs: {string.Join(", ", durations.Select(static duration => $"{duration:0}"))} ms.");
        Text.WriteLine();
        Text.WriteLine($"> metrics test {Metric} --count {JudgedRuns} --baseline-count {Runs} --direction higher --minimum-effect {MinimumEffect}");
        var gate = new NamedDeviation(
            new SeriesSelector(store, invocation.SettingsOf(store).Privacy),
            static _ => new DeviationRequest { Count = JudgedRuns, BaselineCount = Runs },
            new DeviationOptions { Direction = Direction.Higher, MinimumEffect = MinimumEffect },
            Invocation.Now);
        Deviation result = gate.JudgeNewest(Metric, TagFilter.All).Single();
        Text.WriteLine($"Verdict: {result.Verdict}, severity {result.Severity}; exit code {(result.IsDeviation ? ExitCode.Deviation : ExitCode.Done)}");
        Text.WriteLine($"Reason:  {result.Reason}");
        Text.Flush();
        return result;
    }

    private void Export()
    {
        Heading("5. The same figures in files");
        foreach (string name in new[] { "demo.csv", "demo.json", "demo.prom" })
        {
            Show("export", folder.File(name));
            Text.WriteLine($"{new FileInfo(folder.File(name)).Length} bytes");
        }
    }

    private bool TellConclusion(Deviation normal, Deviation slow)
    {
        Heading("6. What came of it");
        bool isRight = !normal.IsDeviation && slow.IsDeviation;
        if (isRight) Text.WriteLine("The gate let the normal runs pass and stopped the slow ones.");
        if (normal.IsDeviation) Text.WriteLine("The gate took normal runs for slow ones. The machine was busier during them than before; run the demo again when it is quiet.");
        if (!slow.IsDeviation) Text.WriteLine("The gate did not see the slow runs. The history wavers more than the slow-down is large; run the demo again when the machine is quiet.");
        return isRight;
    }

    private double Time(Slowdown? slowdown)
    {
        invocation.Cancellation.ThrowIfCancellationRequested();
        double duration = TimedCommand.Run(slowdown);
        _recorder.Add(new MetricRecord { Name = Metric, Kind = MetricKind.Histogram, Unit = "ms", Tags = Tags, Value = duration });
        return duration;
    }

    private void Heading(string title)
    {
        Text.WriteLine();
        Text.WriteLine(title);
        Text.WriteLine(new string('-', title.Length));
        Text.Flush();
    }

    // The commands that a reader could type, run as they would be.
    private void Show(params string[] arguments)
    {
        Text.WriteLine();
        Text.WriteLine($"> metrics {string.Join(' ', arguments.Select(static argument => argument == "*" ? "'*'" : argument))}");
        int exitCode = MetricsProgram.Run([.. arguments, "--store", folder.Store], _terminal);
        if (exitCode != ExitCode.Done) throw new IOException($"'metrics {arguments[0]}' ended with exit code {exitCode}.");
        Text.Flush();
    }
}
