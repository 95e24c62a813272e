using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Usage;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Rows;

/// <summary>Breaks the served requests down by route.</summary>
public static class RequestRows
{
    /// <summary>The routes, the slowest by its 95th percentile first; none when no requests were recorded.</summary>
    /// <param name="queries">The store, and the clock.</param>
    /// <param name="range">Which time.</param>
    /// <param name="filter">Which series.</param>
    /// <exception cref="MetricException">The range or the store is not usable.</exception>
    public static IReadOnlyList<RequestRow> Read(MetricQueries queries, RangeRequest range, TagFilter filter)
    {
        if (queries.Selector.Store.FindMetric(UsageMetrics.RequestDuration) is not { Kind: MetricKind.Histogram or MetricKind.Summary or MetricKind.Gauge } metric) return [];
        double perSecond = metric.Unit switch { "ms" => 1e-3, "us" => 1e-6, "ns" => 1e-9, "min" => 60, _ => 1 };
        var query = new BreakdownQuery { Range = range, Filter = filter, GroupBy = [UsageMetrics.RouteKey, UsageMetrics.MethodKey] };
        return
        [
            .. new Breakdown(queries).Read(query).Select(row => new RequestRow(
                PlainText.Of(row.Tags[UsageMetrics.RouteKey]), PlainText.Of(row.Tags[UsageMetrics.MethodKey]), row.Count, row.ErrorRate,
                (row.Average ?? 0) * perSecond, (row.P95 ?? 0) * perSecond, (row.Maximum ?? 0) * perSecond) { Users = row.Users })
                .OrderByDescending(static row => row.P95Seconds).ThenBy(static row => row.Route, StringComparer.Ordinal).ThenBy(static row => row.Method, StringComparer.Ordinal),
        ];
    }
}
