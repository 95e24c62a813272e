using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets what is normal for metrics: the figures of their history.</para>
/// <para type="description">One object per series, over the last seven days, another -Window, or the newest -Count values. Of a Counter the values are the rates per
/// second of whole intervals, of a Set the distinct counts; of other kinds the samples themselves. A baseline is sufficient from 8 values on.</para>
/// <para type="description">Written to JSON or Clixml and read back, it can be given to Test-MetricDeviation -Baseline, and so live in a repository.</para>
/// </summary>
/// <example>
/// <code>Get-MetricBaseline -Name build.duration -Window 30d</code>
/// <para>The last 30 days.</para>
/// </example>
/// <example>
/// <code>Get-MetricBaseline -Name build.duration -Count 50 | ConvertTo-Json | Set-Content baseline.json</code>
/// <para>The newest 50 values, kept in a file.</para>
/// </example>
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
    /// <para>Which series: @{host='web*'}, several values, $null for an absent key; or text such as host=web1,region=eu.</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TagFilter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The time up to -AsOf: 7d (the default), 12h, 4w or a TimeSpan.</para>
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
    /// <para>The moment up to which values count; now when omitted.</para>
    /// </summary>
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
