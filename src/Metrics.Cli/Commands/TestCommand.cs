using System.CommandLine;
using MetricsTools.Baselines;
using MetricsTools.CommandLine.Judging;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Deviations;
using MetricsTools.Deviations.Reports;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Text;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Tells whether metrics deviate from what is normal; the exit code is a gate.</summary>
internal sealed class TestCommand : MetricCommand
{
    private readonly NamesArgument _names = new(ArgumentArity.ZeroOrMore, "Names of metrics; wildcards are allowed. For --value, the metric whose history it is judged against.");
    private readonly TagOption _tag = new();
    private readonly NumbersOption _values = new("--value", "The values to judge, instead of the newest samples.");
    private readonly HistoryOptionSet _history = new();
    private readonly Option<string?> _baseline = new("--baseline") { Description = "A file of 'metrics baseline --format json', or of Get-MetricBaseline | ConvertTo-Json.", HelpName = "path" };
    private readonly Option<string?> _label = new("--label") { Description = "The label of saved baselines, each for its series; without names, all of them are judged.", HelpName = "label" };
    private readonly NumbersOption _baselineValues = new("--baseline-value", "Numbers that make the baseline.");
    private readonly DeviationOptionSet _judging = new();
    private readonly ChoiceOption<GateSeverity> _failOn = new("--fail-on", "From which severity a deviation fails; warning when omitted.");
    private readonly ChoiceOption<InconclusiveAction> _onInconclusive = new("--on-inconclusive", "What an inconclusive result does; warn when omitted, which passes with a warning.");
    private readonly ReportOptionSet _report = new();
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How results are written; a table when omitted.", ResultFormat.Table, ResultFormat.Json);

    private const string DetailText =
        """
        Exit codes:
          0 normal, 3 a deviation, 4 inconclusive with --on-inconclusive fail, 1 the store cannot be used, 2 a mistake or another failure.

        Judges the newest samples of each series, or --value, against the history before them, a baseline file, or --baseline-value. The judged values are
        never part of the baseline. Too little history is inconclusive. A name that does not exist fails with 2; a wildcard that fits nothing is inconclusive.
        Reports are written before the results. GitHub's also adds a summary to the file of $GITHUB_STEP_SUMMARY.
        Names stand before --value and --baseline-value, which take all numbers that follow.

        Examples:
          metrics test build.duration --count 5 --baseline-count 50 --direction higher --minimum-effect 10
          metrics test 'build.*' --baseline baseline.json --on-inconclusive fail
          metrics test 'build.*' --report junit.xml --report report.md
          metrics test 'build.*' --report-format github
          metrics test 'build.*' --label release-1.2 --require-consecutive 2
          metrics test build.duration --value 950 --method percent --warning 20
          metrics test --value 950 --baseline-value 812 805 820 798 815 809 811 817
        """;

    /// <summary>Makes the command.</summary>
    public TestCommand(Terminal terminal) : base("test", "Tells whether metrics deviate from what is normal; the exit code is a gate.", DetailText, terminal)
    {
        Arguments.Add(_names);
        Options.Add(_tag);
        Options.Add(_values);
        _history.AddTo(this);
        Options.Add(_baseline);
        Options.Add(_label);
        Options.Add(_baselineValues);
        _judging.AddTo(this);
        foreach (Option option in new Option[] { _failOn, _onInconclusive, _format }) Options.Add(option);
        _report.AddTo(this);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        ResultFormat format = _format.Read(parse) ?? ResultFormat.Table;
        var gate = new DeviationGate((Severity)(_failOn.Read(parse) ?? GateSeverity.Warning), _onInconclusive.Read(parse) ?? InconclusiveAction.Warn);
        ReportRequest reports = _report.Read(parse);
        List<Deviation> results = Judge(invocation);
        if (invocation.ExitCode == ExitCode.Done) invocation.ExitCode = ExitCodeOf(results, gate);
        reports.Write(new DeviationReport(results, gate), invocation.Terminal);
        if (!reports.TakesOutput) WriteResults(invocation, format, results);
        foreach (Deviation result in results.Where(gate.Warns)) invocation.Terminal.WriteWarning(result.Reason);
        foreach (Deviation result in results.Where(gate.Fails))
        {
            invocation.Terminal.WriteError($"{result.Reason} ({(result.Verdict == Verdict.Inconclusive ? "MetricInconclusive" : "MetricDeviation")})");
        }
    }

    private static void WriteResults(Invocation invocation, ResultFormat format, List<Deviation> results)
    {
        IResultWriter<Deviation> writer = ResultWriters.Create(format, invocation.Terminal.Output, ResultColumns.Deviation);
        foreach (Deviation result in results) writer.Write(result);
        writer.Complete();
        invocation.Terminal.Output.Flush();
    }

    private static int ExitCodeOf(List<Deviation> results, DeviationGate gate) =>
        results.Exists(result => result.IsDeviation && gate.Fails(result)) ? ExitCode.Deviation
        : results.Exists(gate.Fails) ? ExitCode.Inconclusive
        : ExitCode.Done;

    private List<Deviation> Judge(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        string[] names = parse.GetValue(_names) ?? [];
        double[]? values = _values.Read(parse);
        double[]? baselineValues = _baselineValues.Read(parse);
        string? path = parse.GetValue(_baseline), label = parse.GetValue(_label);
        string[] given = [.. new[] { (_baseline.Name, path is not null), (_label.Name, label is not null), (_baselineValues.Name, baselineValues is not null) }.Where(static one => one.Item2).Select(static one => one.Name)];
        if (given.Length > 1) throw new MetricException(ErrorId.OptionsInConflict, given[0], given[1]);
        if (names.Length == 0 && values is null && label is null) throw new MetricException(ErrorId.NameMissing);
        BaselineSet? baselines =
            path is not null ? new BaselineSet(BaselineJson.Read(File.ReadAllText(path)))
            : label is not null ? new BaselineSet(new SavedBaselines(invocation.Queries.Selector.Store).Find(label, "*", TagFilter.All), isLabelled: true)
            : baselineValues is not null ? new BaselineSet([BaselineCalculator.Compute(baselineValues)])
            : null;
        DeviationRequest history = _history.Read(invocation) with { BaselineValues = baselineValues ?? [] };
        var judging = new Judging(invocation, history, baselines, _judging.Read(parse), _tag.ReadFilter(parse));
        var results = new List<Deviation>();
        if (names.Length == 0 && values is not null) results.Add(judging.JudgeUnnamed(values));
        else if (names.Length == 0) results.AddRange(baselines!.All.SelectMany(judging.JudgeSaved));
        foreach (string name in judging.DistinctNames(names)) invocation.Try(() => results.AddRange(judging.Judge(name, values)));
        return results;
    }

    private sealed class Judging(Invocation invocation, DeviationRequest history, BaselineSet? baselines, DeviationOptions options, TagFilter filter)
    {
        private NamedDeviation Named => new(invocation.Queries.Selector, key => history with { Baseline = baselines?.For(key) }, options, Invocation.Now);

        public Deviation JudgeUnnamed(double[] values)
        {
            if (baselines is null) throw new MetricException(ErrorId.NothingToJudgeBy);
            Baseline baseline = baselines.Only ?? throw new UsageException("The baseline file has several baselines. Give the name of the metric that the values are of.");
            return Judge(new SeriesKey(baseline.Name, baseline.Tags), baseline, values);
        }

        public IReadOnlyList<Deviation> JudgeSaved(Baseline baseline)
        {
            IReadOnlyList<Deviation> results = [];
            invocation.Try(() => results = [.. Named.JudgeSaved(baseline)]);
            return results;
        }

        // Values and a baseline need no store, and names without wildcards not either.
        public IEnumerable<string> DistinctNames(string[] names) =>
            Array.Exists(names, Glob.HasWildcard) ? invocation.Queries.Selector.DistinctNames(names) : names.Distinct(StringComparer.OrdinalIgnoreCase);

        public IReadOnlyList<Deviation> Judge(string name, double[]? values)
        {
            // Values and a baseline need no store.
            if (values is not null && baselines is not null && !Glob.HasWildcard(name))
            {
                return [.. baselines.Named(name, filter).Select(baseline => Judge(new SeriesKey(name, baseline.Tags), baseline, values))];
            }

            return [.. values is null ? Named.JudgeNewest(name, filter) : Named.JudgeGiven(name, filter, values)];
        }

        private Deviation Judge(SeriesKey key, Baseline baseline, double[] values) => DeviationTest.Run(
            new DeviationSubject(key.Name, key.Tags, baseline.Unit, Direction.Both, Invocation.Now, values), baseline, history.BaselineValues, options);
    }
}
