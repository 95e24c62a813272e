using MetricsTools.Queries;
using MetricsTools.Usage;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Rows;

/// <summary>Breaks usage events down by type, and by page where it is known.</summary>
public static class UsageRows
{
    private const int MostPages = 20;

    /// <summary>What was used: the types, the most frequent first, each followed by its most frequent pages.</summary>
    /// <param name="queries">The store, and the clock.</param>
    /// <param name="range">Which time.</param>
    /// <param name="filter">Which series.</param>
    /// <exception cref="MetricException">The range or the store is not usable.</exception>
    public static UsageModel Read(MetricQueries queries, RangeRequest range, TagFilter filter)
    {
        if (queries.Selector.Store.FindMetric(UsageMetrics.Events) is null) return UsageModel.None;
        var report = new UsageReport(queries);
        var query = new UsageQuery { Filter = filter, Range = range, GroupBy = [UsageMetrics.EventTypeKey] };
        IReadOnlyList<UsageRow> types = report.Read(query);
        if (types.Count == 0) return UsageModel.None;
        ILookup<string, EventRow> pages = report.Read(query with { GroupBy = [UsageMetrics.EventTypeKey, UsageMetrics.PageKey] }).Take(MostPages).Select(RowOf).ToLookup(static row => row.EventType);
        long users = report.Read(query with { GroupBy = null }).Sum(static row => row.Users);
        return new UsageModel(
            [.. types.Select(RowOf).SelectMany(row => pages[row.EventType].Prepend(row))],
            types.Sum(static row => row.Events),
            users == 0 ? null : users);
    }

    private static EventRow RowOf(UsageRow row) => new(
        PlainText.Of(row.Tags[UsageMetrics.EventTypeKey]), PlainText.Of(row.Tags[UsageMetrics.PageKey]), row.Events, row.Users == 0 ? null : row.Users);
}
