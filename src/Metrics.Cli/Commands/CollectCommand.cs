using System.CommandLine;
using System.Diagnostics;
using MetricsTools.Collectors;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Records this host and chosen processes on an interval, until it is stopped.</summary>
internal sealed class CollectCommand : MetricCommand
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(1);

    private readonly DurationOption _interval = new("--interval", "The time from one reading to the next, from 100ms to 1d; 10s when omitted.");
    private readonly CountOption _count = new("--count", "How often to read; until Ctrl+C when omitted.", 1_000_000_000);
    private readonly DurationOption _duration = new("--duration", "For how long to read: 5m, 1h, 1d.");
    private readonly Option<string[]> _process = new("--process")
    {
        Description = "Processes: numbers, or names with wildcards. The processes of a name are one series, the sum of them.",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _host = new("--host") { Description = "This host, which is read unless processes are given." };
    private readonly TagOption _tag = new("The tags of all samples: host.name=web1. Needed where several hosts share a store.");

    private const string DetailText =
        """
        Names and units are those of OpenTelemetry's semantic conventions: system.cpu.utilization, system.memory.usage, process.cpu.time. What the system counts
        from its start on is stored as increments, so that a reading that stores nothing comes first: --count 1 takes one interval. A store that is locked or gone
        ends nothing; what it does not take is kept beside it, and stored later. Ctrl+C reads and stores once more.

        Examples:
          metrics collect --interval 10s
          metrics collect --count 1 --interval 5s --tag host.name=web1
          metrics collect --process nginx 'postgres*' --interval 30s --duration 1h
        """;

    /// <summary>Makes the command.</summary>
    public CollectCommand(Terminal terminal) : base("collect", "Records this host and chosen processes on an interval.", DetailText, terminal)
    {
        foreach (Option option in new Option[] { _interval, _count, _duration, _process, _host, _tag }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        string[] processes = parse.GetValue(_process) ?? [];
        var selection = new SourceSelection { Host = parse.GetValue(_host) || processes.Length == 0, Processes = processes, Tags = _tag.ReadTags(parse) ?? TagSet.Empty };
        CollectorOptions options = new() { Interval = _interval.Read(parse) ?? TimeSpan.FromSeconds(10), Count = _count.Read(parse) };
        TimeSpan? duration = _duration.Read(parse);
        selection.RequireProcesses();
        if (!invocation.IsRecordingOn()) return;
        invocation.OpenStore(StoreAccess.Write);
        invocation.CloseStore();
        using var collector = new Collector(options, selection.Create(options.Time), MeasurementWriter.Of(invocation.StorePath, allowsNetwork: false));
        var clock = Stopwatch.StartNew();
        collector.Start();
        try
        {
            while (!collector.Ended.Wait(NextLook(duration - clock.Elapsed), invocation.Cancellation) && (duration is null || clock.Elapsed < duration))
            {
            }
        }
        catch (OperationCanceledException) when (options.Count is null && duration is null)
        {
            // There is no other end.
        }
        finally
        {
            collector.Stop();
            Report(collector.Status, invocation);
        }
    }

    // Nothing waits for weeks at once.
    private static int NextLook(TimeSpan? rest) => (int)Math.Max(0, Math.Min(LongestLook.TotalMilliseconds, Math.Ceiling((rest ?? LongestLook).TotalMilliseconds)));

    private static void Report(CollectorStatus status, Invocation invocation)
    {
        if (status.LostCount > 0) invocation.Report(status.LastError ?? $"{status.LostCount} samples were lost.", nameof(ErrorId.StoreFailed));
        else if (status.LastError is { } error) invocation.Terminal.WriteWarning(error);
        invocation.Terminal.WriteNote($"Recorded {status.SampleCount} samples in {status.CollectionCount} reading(s).");
    }
}
