using MetricsTools.Trends;
using MetricsTools.Views.Cards;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Tables;

namespace MetricsTools.Views.Report;

/// <summary>The part of a report about one series.</summary>
/// <param name="Card">The series at a glance.</param>
/// <param name="Chart">The course, with its baseline band, deviations, changes of level and annotations.</param>
/// <param name="Trend">The line through it; null with too few values.</param>
/// <param name="TrendText">The same in words.</param>
/// <param name="Description">What the chart shows, in sentences.</param>
/// <param name="Data">The table behind the chart.</param>
public sealed record ReportTrend(MetricCard Card, LineChart Chart, SeriesTrend? Trend, string TrendText, string Description, DataTable Data);
