using System.Globalization;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Rows;

/// <summary>Breaks the served requests down by route, by the names of OpenTelemetry.</summary>
public static class RequestRows
{
    /// <summary>The metric of served requests: a histogram of their durations.</summary>
    public const string Metric = "http.server.request.duration";

    private const string RouteKey = "http.route";
    private const string MethodKey = "http.request.method";
    private const string StatusKey = "http.response.status_code";
    private const int FirstError = 400;

    /// <summary>The routes, the slowest by its 95th percentile first; none when no requests were recorded.</summary>
    /// <param name="queries">The store, and the clock.</param>
    /// <param name="range">Which time.</param>
    /// <param name="filter">Which series.</param>
    /// <exception cref="MetricException">The range or the store is not usable.</exception>
    public static IReadOnlyList<RequestRow> Read(MetricQueries queries, RangeRequest range, TagFilter filter)
    {
        if (queries.Selector.Store.FindMetric(Metric) is not { } metric) return [];
        double perSecond = metric.Unit switch { "ms" => 1e-3, "us" => 1e-6, "ns" => 1e-9, "min" => 60, _ => 1 };
        var query = new SeriesQuery { Name = Metric, Filter = filter, Range = range, MaximumPoints = 1, GroupBy = [RouteKey, MethodKey], Figures = [Aggregate.Average, Aggregate.P95] };
        Dictionary<(string, string), long> errors = CountErrors(queries, query);
        return
        [
            .. queries.ReadBuckets(query).Where(static bucket => bucket.Count > 0).Select(bucket => new RequestRow(
                Name(bucket, RouteKey), Name(bucket, MethodKey), bucket.Count,
                errors.TryGetValue((Name(bucket, RouteKey), Name(bucket, MethodKey)), out long failed) ? (double)failed / bucket.Count : 0,
                (bucket.Average ?? 0) * perSecond, (bucket.P95 ?? 0) * perSecond, (bucket.Maximum ?? 0) * perSecond))
                .OrderByDescending(static row => row.P95Seconds).ThenBy(static row => row.Route, StringComparer.Ordinal).ThenBy(static row => row.Method, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<(string, string), long> CountErrors(MetricQueries queries, SeriesQuery query)
    {
        var errors = new Dictionary<(string, string), long>();
        foreach (Bucket bucket in queries.ReadBuckets(query with { GroupBy = [RouteKey, MethodKey, StatusKey], Figures = [] }))
        {
            if (!int.TryParse(bucket.Tags[StatusKey], NumberStyles.None, CultureInfo.InvariantCulture, out int status) || status < FirstError) continue;
            (string, string) key = (Name(bucket, RouteKey), Name(bucket, MethodKey));
            errors[key] = (errors.TryGetValue(key, out long count) ? count : 0) + bucket.Count;
        }

        return errors;
    }

    private static string Name(Bucket bucket, string key) => PlainText.Of(bucket.Tags[key]);
}
