using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that look at the values of series, of which a Counter or a Set has one an interval.</summary>
public abstract class SeriesValuesCommand : SeriesCommand
{
    /// <summary>
    /// <para>Which series: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    /// <default>All</default>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The interval whose rate or distinct count is a value of a Counter or a Set.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Interval { get; set; } = ValueSeries.DefaultInterval;

    private protected override void Begin()
    {
        if (Interval <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, Interval);
    }

    /// <summary>What is asked of a metric.</summary>
    private protected SeriesQuery QueryOf(string name) => new() { Name = name, Filter = Tag ?? TagFilter.All, Range = Range, Interval = Interval };
}
