using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets what is normal for metrics: the figures of their history.</para>
/// <para type="description">One object per series, over the last seven days, another -Window, or the newest -Count values. Of a Counter the values
/// are the rates per second of whole intervals, of a Set the distinct counts; of other kinds the samples themselves. A baseline is sufficient from 8
/// values on.</para>
/// <para type="description">Written to JSON or Clixml and read back, it can be given to Test-MetricDeviation -Baseline, and so live in a
/// repository.</para>
/// </summary>
/// <input cref="String">Names of metrics, by the property Name; the property Tag chooses series. So definitions and snapshots can be piped.</input>
/// <output cref="MetricBaseline">The baseline of a series. A series without values in the window gives nothing, and -Verbose says so.</output>
/// <note>Test-MetricDeviation makes the same baseline of the history before the judged samples by itself. Ask for one to look at it, or to keep
/// it.</note>
/// <example>
/// <code>
/// 812, 805, 820, 798, 815, 809, 811, 817, 806 |
///     Add-Metric build.duration -Unit ms
/// Get-MetricBaseline build.duration -Window 30d |
///     Format-List Name, Count, Median, Minimum, Maximum, IsSufficient
/// </code>
/// <shows>
/// Name         : build.duration
/// Count        : 9
/// Median       : 811
/// Minimum      : 798
/// Maximum      : 820
/// IsSufficient : True
/// </shows>
/// <para>Looks at the last 30 days.</para>
/// </example>
/// <example>
/// <code>
/// 100, 101, 99, 102, 100, 98, 101, 100, 99 | Add-Metric binary.size -Unit KiBy
/// Get-MetricBaseline binary.size -Count 50 |
///     ConvertTo-Json | Set-Content baseline.json
/// $baseline = Get-Content baseline.json -Raw | ConvertFrom-Json
/// Test-MetricDeviation -Value 131 -Baseline $baseline |
///     Format-List Value, Expected, Severity, Verdict
/// </code>
/// <shows>
/// Value    : 131
/// Expected : 100
/// Severity : Critical
/// Verdict  : Deviation
/// </shows>
/// <para>Keeps the newest 50 values in a file, as far as there are so many, and judges a number by it.</para>
/// </example>
/// <link>Test-MetricDeviation</link>
/// <link>about_MetricsTools_CI</link>
[Cmdlet(VerbsCommon.Get, "MetricBaseline", DefaultParameterSetName = "Window")]
[OutputType(typeof(MetricBaseline))]
public sealed class GetMetricBaselineCommand : QueryCommand
{
    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// <para>Which series: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The time up to -AsOf: <c>12h</c>, <c>7d</c>, <c>4w</c> or a TimeSpan.</para>
    /// </summary>
    [Parameter(ParameterSetName = "Window")]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Window { get; set; } = BaselineRequest.DefaultWindow;

    /// <summary>
    /// <para>The number of newest values, however old.</para>
    /// </summary>
    [Parameter(ParameterSetName = "Count", Mandatory = true)]
    [ValidateRange(1, 10_000_000)]
    public int Count { get; set; }

    /// <summary>
    /// <para>The interval whose rate or distinct count is a value of a Counter or a Set.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Interval { get; set; } = ValueSeries.DefaultInterval;

    /// <summary>
    /// <para>The moment up to which values count: a DateTime (local unless it says otherwise), a DateTimeOffset, or ISO 8601 text.</para>
    /// </summary>
    /// <default>Now</default>
    [Parameter]
    [Moment]
    public DateTimeOffset? AsOf { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachName(Name, name =>
    {
        foreach (SelectedSeries series in Queries.Selector.Select(name, Tag ?? TagFilter.All)) WriteBaseline(series);
    });

    private void WriteBaseline(SelectedSeries series)
    {
        var calculation = new SeriesBaseline(Queries.Selector.Store, Now)
        {
            Window = Window,
            Count = ParameterSetName == "Count" ? Count : null,
            Interval = Interval,
            AsOf = AsOf?.ToUnixTimeMilliseconds(),
        };
        if (calculation.Compute(SeriesGroup.Of(series)) is { } baseline) WriteObject(new MetricBaseline(baseline));
        else WriteVerbose($"{series.Key} has no values to make a baseline of in {Queries.Selector.Store.Location}.");
    }
}
