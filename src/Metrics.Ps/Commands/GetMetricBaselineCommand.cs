using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets what is normal for metrics: the figures of their history.</para>
/// <para type="description">One object per series, over the last seven days, another -Window, or the newest -Count values. Of a Counter the values
/// are the rates per second of whole intervals, of a Set the distinct counts; of other kinds the samples themselves. A baseline is sufficient from 8
/// values on. Confidence holds for each figure the interval that covers the true one in 95 of 100 histories.</para>
/// <para type="description">With a -Seasonality, Profile holds the level of every hour, and Test-MetricDeviation judges a value by that of its hour.</para>
/// <para type="description">Written to JSON or Clixml and read back, it can be given to Test-MetricDeviation -Baseline, and so live in a
/// repository; with a season, write it with <c>ConvertTo-Json -Depth 5</c>. Save-MetricBaseline keeps it in the store, and -Label gets it again.</para>
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
/// <example>
/// <code>
/// $start = [datetime]::UtcNow.Date.AddDays(-14)
/// foreach ($hour in 0..335) {
///     $load = 10 + $hour % 3
///     if ($hour % 24 -in 8..17) { $load = 80 + $hour % 5 }
///     Add-Metric cpu.load $load -Timestamp $start.AddHours($hour)
/// }
/// $b = Get-MetricBaseline cpu.load -Count 336 -Seasonality Auto -TimeZone UTC
/// $b.Seasonality
/// '{0:F0} at 03:00, {1:F0} at 12:00' -f $b.Profile.Levels[3, 12]
/// </code>
/// <shows>
/// HourOfDay
/// 10 at 03:00, 82 at 12:00
/// </shows>
/// <para>Finds out that the hour of the day explains the values.</para>
/// </example>
/// <example>
/// <code>
/// Get-MetricBaseline -Value 10, 12, 11, 13, 9, 10, 11, 12, 10, 11 |
///     Format-List Median, Confidence
/// </code>
/// <shows>
/// Median     : 11
/// Confidence : 95 %: median 9 to 13
/// </shows>
/// <para>Takes numbers from anywhere, without a store.</para>
/// </example>
/// <example>
/// <code>
/// $start = [datetime]::UtcNow.AddHours(-12)
/// foreach ($hour in 0..11) {
///     $value = if ($hour -in 4, 5) { 900 } else { 100 + $hour }
///     Add-Metric api.latency $value -Timestamp $start.AddHours($hour)
/// }
/// Add-MetricAnnotation 'Database down' -Tag @{ kind = 'incident' } `
///     -Timestamp $start.AddHours(4) -Duration 2h
/// Get-MetricBaseline api.latency -ExcludeAnnotation @{ kind = 'incident' } |
///     Format-List Count, Maximum
/// </code>
/// <shows>
/// Count   : 10
/// Maximum : 111
/// </shows>
/// <para>Leaves an incident out of what is normal.</para>
/// </example>
/// <link>Save-MetricBaseline</link>
/// <link>Add-MetricAnnotation</link>
/// <link>Test-MetricDeviation</link>
/// <link>about_MetricsTools_CI</link>
[Cmdlet(VerbsCommon.Get, "MetricBaseline", DefaultParameterSetName = HistorySet)]
[OutputType(typeof(MetricBaseline))]
public sealed class GetMetricBaselineCommand : HistoryCommand
{
    private const string HistorySet = "History";
    private const string LabelSet = "Label";
    private const string ValueSet = "Value";

    private static readonly string[] OfHistory =
        [nameof(Window), nameof(Interval), nameof(Seasonality), nameof(TimeZone), nameof(ExcludeAnomaly), nameof(ExcludeRange), nameof(ExcludeAnnotation)];

    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(ParameterSetName = HistorySet, Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LabelSet, Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// <para>Which series: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    [Parameter(ParameterSetName = HistorySet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LabelSet)]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The number of newest values, however old.</para>
    /// </summary>
    [Parameter(ParameterSetName = HistorySet)]
    [ValidateRange(1, 10_000_000)]
    public int? Count { get; set; }

    /// <summary>
    /// <para>The moment up to which values count: a DateTime (local unless it says otherwise), a DateTimeOffset, or ISO 8601 text.</para>
    /// </summary>
    /// <default>Now</default>
    [Parameter(ParameterSetName = HistorySet)]
    [Moment]
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>
    /// <para>Gets baselines that Save-MetricBaseline has kept in the store, as they were; wildcards are allowed.</para>
    /// </summary>
    [Parameter(ParameterSetName = LabelSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public string[]? Label { get; set; }

    /// <summary>
    /// <para>Numbers from anywhere, in the order of time.</para>
    /// </summary>
    [Parameter(ParameterSetName = ValueSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public object[]? Value { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => Fatal(() =>
    {
        Conflict(nameof(Window), nameof(Count));
        Conflict(nameof(Label), OfHistory);
        Conflict(nameof(Value), OfHistory);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Value is not null) Try(Value, () => WriteObject(new MetricBaseline(SeriesBaseline.Of(NumberReader.ReadFinite(Value, "Value"), Now))));
        else if (Label is not null) WriteSaved(Label);
        else ForEachName(Name!, WriteOfHistory);
    }

    private void WriteSaved(string[] labels)
    {
        foreach (string label in labels)
        {
            foreach (string name in Name ?? ["*"])
            {
                Try(label, () =>
                {
                    foreach (Baseline saved in new SavedBaselines(Queries.Selector.Store).Find(label, name, Tag ?? TagFilter.All)) WriteObject(new MetricBaseline(saved));
                });
            }
        }
    }

    private void WriteOfHistory(string name)
    {
        HistoryOptions history = History;
        foreach (SelectedSeries series in Queries.Selector.Select(name, Tag ?? TagFilter.All)) Try(series.Key.ToString(), () => WriteBaseline(series, history));
    }

    private void WriteBaseline(SelectedSeries series, HistoryOptions history)
    {
        var calculation = new SeriesBaseline(Queries.Selector.Store, Now)
        {
            Window = Window,
            Count = Count,
            Interval = Interval,
            AsOf = AsOf?.ToUnixTimeMilliseconds(),
            History = history,
        };
        if (calculation.Compute(SeriesGroup.Of(series)) is { } baseline) WriteObject(new MetricBaseline(baseline));
        else WriteVerbose($"{series.Key} has no values to make a baseline of in {Queries.Selector.Store.Location}.");
    }
}
