using System.Management.Automation;
using MetricsTools.ChangePoints;
using MetricsTools.Model;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Finds when series changed their level for good, and by how much.</para>
/// <para type="description">Looks at the samples of named metrics, or at numbers and objects of the pipeline (with Value, and perhaps Timestamp, Name
/// and Tag). Each name with its tags is a series, in the order of time. Of a Counter the values are the rates of whole intervals, of a Set the distinct
/// counts.</para>
/// <para type="description">A change has at least five values on either side (-MinimumSample), a shift of at least 2 % (-MinimumEffect), and evidence of
/// at least 3.29 (-MinimumScore): a standard normal deviate that allows for values that resemble their neighbours. Spikes are no changes. A series of
/// fewer than ten values has none.</para>
/// </summary>
/// <input cref="PSObject">Numbers, samples, buckets, or other objects with a Value; definitions and snapshots stand for their metrics.</input>
/// <output cref="MetricChangePoint">A change: Index is the zero-based place of the first value at the new level, Timestamp its time. Before and After
/// are medians up to the next changes, Shift is in percent.</output>
/// <note>The Index counts the values in the order of time, which may not be the order in which they came.</note>
/// <example>
/// <code>
/// 10, 11, 10, 12, 11, 10, 12, 11, 15, 16, 15, 17, 16, 15, 16, 17 |
///     Find-MetricChangePoint | Format-List Index, Before, After
/// </code>
/// <shows>
/// Index  : 8
/// Before : 11
/// After  : 16
/// </shows>
/// <para>Looks at numbers: the new level begins at index 8.</para>
/// </example>
/// <example>
/// <code>
/// 1..20 | ForEach-Object { 100 + $_ % 3 } | Add-Metric build.duration
/// 1..20 | ForEach-Object { 120 + $_ % 3 } | Add-Metric build.duration
/// Find-MetricChangePoint build.duration -Last 7d -MinimumEffect 10 |
///     Format-List Name, Index, After
/// </code>
/// <shows>
/// Name  : build.duration
/// Index : 20
/// After : 121
/// </shows>
/// <para>Looks at what was recorded in the last seven days, for changes of at least 10 %.</para>
/// </example>
/// <link>Find-MetricAnomaly</link>
/// <link>Test-MetricDeviation</link>
[Cmdlet(VerbsCommon.Find, "MetricChangePoint")]
[OutputType(typeof(MetricChangePoint))]
public sealed class FindMetricChangePointCommand : WholeSeriesCommand
{
    /// <summary>
    /// <para>The least evidence of a change, a standard normal deviate: chance reaches 3.29 once in a thousand times.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 38.0)]
    public double MinimumScore { get; set; } = ChangePointOptions.DefaultScore;

    /// <summary>
    /// <para>The smallest change that counts, in percent.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double MinimumEffect { get; set; } = ChangePointOptions.DefaultShift;

    /// <summary>
    /// <para>The fewest values on either side of a change.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(2, 1_000_000)]
    public int MinimumSample { get; set; } = ChangePointOptions.DefaultRuns;

    private ChangePointOptions Options => new(MinimumScore, MinimumEffect, MinimumSample);

    private protected override void Look(SeriesKey key, string? unit, double[] values, Func<int, long?> timestampAt)
    {
        PSObject tag = TagObject.Of(key.Tags);
        IReadOnlyList<ChangePoint> points = ChangePointFinder.Find(values, Options);
        if (points.Count == 0) WriteVerbose(FormattableString.Invariant($"No lasting change of level in {values.Length} values{(key.Name.Length > 0 ? " of " + key : "")}."));
        foreach (ChangePoint point in points) WriteObject(new MetricChangePoint(point, timestampAt(point.Index), key.Name, tag));
    }
}
