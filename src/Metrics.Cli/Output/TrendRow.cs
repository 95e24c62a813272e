using MetricsTools.Queries;
using MetricsTools.Trends;

namespace MetricsTools.CommandLine.Output;

/// <summary>The trend of a stored series.</summary>
internal sealed record TrendRow(SelectedSeries Series, SeriesTrend Trend);
