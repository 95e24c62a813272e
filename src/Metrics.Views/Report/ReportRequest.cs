using MetricsTools.Queries;
using MetricsTools.Views.Charts;

namespace MetricsTools.Views.Report;

/// <summary>What a report is about.</summary>
public sealed record ReportRequest
{
    /// <summary>What it is called.</summary>
    public string Title { get; init; } = "Metrics report";

    /// <summary>The names of metrics, or wildcard patterns.</summary>
    public IReadOnlyList<string> Names { get; init; } = ["*"];

    /// <summary>Which series of them.</summary>
    public TagFilter Filter { get; init; } = TagFilter.All;

    /// <summary>Which time.</summary>
    public RangeRequest Range { get; init; } = new(null, null, TimeSpan.FromDays(7));

    /// <summary>The most points of a chart: enough for the days of a quarter.</summary>
    public int MaximumPoints { get; init; } = 100;

    /// <summary>The most series with a chart.</summary>
    public int MaximumSeries { get; init; } = 200;

    /// <summary>The zone whose clock the labels of charts show.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What happened meanwhile, beside the annotations of the store.</summary>
    public IReadOnlyList<ChartAnnotation> Annotations { get; init; } = [];

}
