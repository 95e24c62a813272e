using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.Deviations;
using MetricsTools.PowerShell.Judging;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Tells whether metrics deviate from what is normal, and fails a pipeline when they do.</para>
/// <para type="description">Judges the newest samples of named metrics, values given with -Value, or objects of the pipeline (numbers, samples,
/// buckets, metrics), against the history before them, -Baseline, or -BaselineValue. The judged values are never part of the baseline.</para>
/// <para type="description">One object per series, whose Verdict is Normal, Deviation, Improvement or Inconclusive, and whose Severity is None, Info,
/// Warning or Critical. Too little history gives the verdict Inconclusive, never a pass or an alarm. Reason says it in a sentence.</para>
/// <para type="description">Counters are judged by their rate, Sets by their distinct count, of whole intervals (-Interval).</para>
/// <para type="description">Auto deviates when the level lies more than 3 robust standard deviations and 1 % away, or, from three judged values on,
/// when the Mann-Whitney test is surer than 99.5 % of a shift of at least 2 %. One run cannot tell a spike from a step: judge three or more
/// (-Count 3), or confirm it with another run.</para>
/// <para type="description">As a gate: -FailOn writes all results first, then one error per failing series, with the id MetricDeviation. <c>pwsh
/// -File</c> exits with 0 after such an error unless the script sets <c>$ErrorActionPreference = 'Stop'</c>; <c>pwsh -Command</c> exits with 1 only
/// when the gate is its last statement.</para>
/// </summary>
/// <input cref="PSObject">Numbers, samples, buckets, snapshots or definitions, also of a remote session. They are told apart by their members, and
/// grouped by Name and Tag.</input>
/// <output cref="MetricDeviation">The judgement of a series.</output>
/// <output cref="bool">With -Quiet, one Boolean instead: true when something deviates.</output>
/// <note>A literal name without data is an error, and a wildcard that fits nothing is one inconclusive result: a typo does not pass a gate.</note>
/// <note>Thresholds are in the units of the method: multiples of a standard deviation for Mad and ZScore, percent for Percent, a standard normal
/// deviate for Auto, MannWhitney and ChangePoint.</note>
/// <example>
/// <code>
/// 812, 805, 820, 798, 815, 809, 811, 817, 806 |
///     Add-Metric build.duration -Unit ms
/// Add-Metric build.duration 950
/// Test-MetricDeviation build.duration |
///     Format-List Name, Value, Expected, Severity, Verdict
/// </code>
/// <shows>
/// Name     : build.duration
/// Value    : 950
/// Expected : 811
/// Severity : Critical
/// Verdict  : Deviation
/// </shows>
/// <para>Judges the newest sample against the seven days before it.</para>
/// </example>
/// <example>
/// <code>
/// 100, 102, 99, 101, 100, 98, 103, 100, 131 | Add-Metric build.size -Unit KiBy
/// try {
///     $null = Test-MetricDeviation 'build.*' -BaselineCount 30 `
///         -Method Percent -WarningThreshold 20 -Direction Higher `
///         -FailOn Warning -ErrorAction Stop
/// }
/// catch { 'The gate fails.' }
/// </code>
/// <shows>
/// The gate fails.
/// </shows>
/// <para>A gate for CI: the newest run against the runs before it, at most 30. Twenty percent more than usual is too much.</para>
/// </example>
/// <example>
/// <code>
/// Test-MetricDeviation -Value 950 -Direction Lower `
///     -BaselineValue 812, 805, 820, 798, 815, 809, 811, 817 |
///     Format-List Value, Expected, Verdict
/// </code>
/// <shows>
/// Value    : 950
/// Expected : 811.5
/// Verdict  : Improvement
/// </shows>
/// <para>Judges numbers, without a store. Only lower values are bad here: a higher one is an improvement.</para>
/// </example>
/// <example>
/// <code>
/// 80, 79, 81, 80, 82, 80, 79, 81, 12 | Add-Metric disk.free -Unit '%'
/// if (Test-MetricDeviation disk.free -Direction Lower -Quiet) {
///     'The disk fills up.'
/// }
/// </code>
/// <shows>
/// The disk fills up.
/// </shows>
/// <para>A single answer for a script.</para>
/// </example>
/// <example>
/// <code>
/// 1..3 | Add-Metric load
/// Test-MetricDeviation load | Format-List Verdict, BaselineCount
/// </code>
/// <shows>
/// Verdict       : Inconclusive
/// BaselineCount : 2
/// </shows>
/// <para>Too little history is neither a pass nor an alarm.</para>
/// </example>
/// <link>Get-MetricBaseline</link>
/// <link>Add-Metric</link>
/// <link>about_MetricsTools_CI</link>
[Cmdlet(VerbsDiagnostic.Test, "MetricDeviation")]
[OutputType(typeof(MetricDeviation), typeof(bool))]
public sealed class TestMetricDeviationCommand : JudgingCommand
{
    private readonly JudgedObjects _objects = new();
    private readonly List<Deviation> _results = [];
    private DeviationOptions _options = new();
    private DeviationRequest _request = new();
    private BaselineSet? _baselines;
    private bool _hasInput;
    private bool _hasFailed;

    /// <summary>
    /// <para>Names of metrics; wildcards are allowed. For values given or piped, the metric whose history they are judged against.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// <para>Which series: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The values to judge, instead of the newest samples.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? Value { get; set; }

    /// <summary>
    /// <para>The number of newest samples to judge, by their median.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int Count { get; set; } = 1;

    /// <summary>
    /// <para>Judges all samples of this time up to now, by their median: <c>1h</c>, <c>1d</c> or a TimeSpan. Not together with -Count.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Last { get; set; }

    /// <summary>
    /// <para>The number of samples before the judged ones that make the baseline, however old, instead of a window.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 10_000_000)]
    public int? BaselineCount { get; set; }

    /// <summary>
    /// <para>A baseline of Get-MetricBaseline, also read back from JSON or Clixml, its JSON text, or the label of saved ones. Of several, each is for the series that it was
    /// made of; so are those of a label. With a label and no names, all that were saved under it are judged.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public PSObject[]? Baseline { get; set; }

    /// <summary>
    /// <para>Numbers that make the baseline.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? BaselineValue { get; set; }

    /// <summary>
    /// <para>Writes one Boolean instead of results: true when something deviates.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>
    /// <para>Writes an error for every deviation of this severity or worse, after all results.</para>
    /// </summary>
    [Parameter]
    [ValidateSet("Warning", "Critical")]
    public string? FailOn { get; set; }

    /// <summary>
    /// <para>What an inconclusive result does to a gate: Warn passes it with a warning, Pass without one, Fail writes
    /// an error.</para>
    /// </summary>
    [Parameter]
    public InconclusiveAction OnInconclusive { get; set; } = InconclusiveAction.Warn;

    /// <summary>
    /// <para>What to judge: numbers, samples, buckets, snapshots or definitions.</para>
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private bool IsGate => Quiet || FailOn is not null || IsBound(nameof(OnInconclusive));

    /// <inheritdoc/>
    protected override void BeginProcessing() => Fatal(() =>
    {
        _hasInput = MyInvocation.ExpectingInput || IsBound(nameof(InputObject));
        if (Baseline is not null && BaselineValue is not null) throw new MetricException(ErrorId.OptionsInConflict, "-Baseline", "-BaselineValue");
        if (Value is not null && _hasInput) throw new MetricException(ErrorId.OptionsInConflict, "-Value", "a pipeline");
        Conflict(nameof(Last), nameof(Count));
        Conflict(nameof(Window), nameof(BaselineCount));
        _options = CreateOptions();
        _request = CreateRequest();
        _baselines = Baseline is not null ? BaselineArgument.Read(Baseline, () => Queries.Selector.Store)
            : BaselineValue is not null ? new BaselineSet([BaselineCalculator.Compute(_request.BaselineValues)])
            : null;
        bool isLabelEnough = _baselines is { IsLabelled: true };
        if (!_hasInput && Value is null && Name is null && !isLabelEnough) throw new MetricException(ErrorId.NameMissing);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_hasInput) _hasFailed |= !Try(InputObject, () => _objects.Add(InputObject));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var judge = new ObjectJudge(() => Queries.Selector, _request, _baselines, _options, Name, Tag ?? TagFilter.All, Now);
        if (_hasInput)
        {
            foreach (JudgedGroup group in _objects.Groups) _hasFailed |= !Try(group.Key.ToString(), () => Report(judge.Judge(group)));
            if (IsGate && _results.Count == 0 && !_hasFailed) Report([DeviationTest.NothingPiped(_options, Now)]);
        }
        else if (Value is not null)
        {
            Try(Value, () => Report(judge.JudgeValues(NumberReader.ReadFinite(Value, "Value"))));
        }
        else if (Name is not null)
        {
            ForEachName(Name, name => Report(judge.JudgeNewest(name)));
        }
        else
        {
            foreach (Baseline baseline in _baselines!.All) _hasFailed |= !Try(baseline.Name, () => Report(judge.JudgeSaved(baseline)));
        }

        if (Quiet) WriteObject(_results.Exists(static result => result.IsDeviation));
        if (IsGate) this.Apply(PipelineGate.Of(FailOn, OnInconclusive), _results);
    }

    private DeviationRequest CreateRequest()
    {
        foreach (TimeSpan? span in new[] { Window, Interval, Last })
        {
            if (span <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, span);
        }

        double[] values = BaselineValue is null ? [] : NumberReader.ReadFinite(BaselineValue, "Baseline value");
        return new DeviationRequest
        {
            Count = Count,
            Last = Last,
            Window = Window,
            BaselineCount = BaselineCount,
            History = History,
            BaselineValues = values,
            Interval = Interval,
        };
    }

    private void Report(IEnumerable<Deviation> results)
    {
        foreach (Deviation result in results)
        {
            _results.Add(result);
            if (!Quiet) WriteObject(new MetricDeviation(result));
        }
    }
}
