using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Views.Cards;
using MetricsTools.Views.Courses;
using MetricsTools.Views.Rows;

namespace MetricsTools.Views.Dashboard;

/// <summary>Makes the state of a dashboard of what a store holds.</summary>
/// <param name="queries">The store, and the clock.</param>
public sealed class DashboardBuilder(MetricQueries queries)
{
    /// <summary>The state at this moment.</summary>
    /// <exception cref="MetricException">A literal name does not exist, or the range or the store is not usable.</exception>
    public DashboardModel Build(DashboardRequest request)
    {
        IMetricStore store = queries.Selector.Store;
        long now = UnixTime.Now(queries.Time);
        var range = new RangeRequest(null, null, request.Last);
        var judge = new CourseJudge(now);
        var cards = new List<MetricCard>();
        var deviations = new List<Deviation>();
        foreach (SeriesCourse course in new CourseReader(queries).Read(new CourseRequest { Names = request.Names, Filter = request.Filter, Range = range, MaximumPoints = request.MaximumPoints }))
        {
            if (course.Count == 0) continue;
            Deviation? deviation = judge.Judge(course);
            if (deviation is { Severity: > Severity.None }) deviations.Add(deviation);
            cards.Add(MetricCardBuilder.Build(course, deviation));
        }

        IReadOnlyList<AlertRow> alerts = AlertRows.Read(store, now);
        StoreStatistics statistics = store.GetStatistics();
        return new DashboardModel
        {
            Now = now,
            Last = request.Last,
            Store = store.Location,
            Cards = cards,
            Deviations = [.. deviations.OrderByDescending(static one => one.Severity).ThenByDescending(static one => Math.Abs(one.Percent ?? 0)).Select(DeviationRow.Of)],
            Alerts = alerts,
            Requests = RequestRows.Read(queries, range, request.Filter),
            Health = [.. HealthRows.OfComponents(cards, alerts, SilentMetrics(request, cards)), HealthRows.OfStore(statistics, now)],
            Hints = cards.Count == 0 ? EmptyHints.Of(statistics, request) : [],
        };
    }

    private List<MetricDefinition> SilentMetrics(DashboardRequest request, List<MetricCard> cards)
    {
        HashSet<long> shown = [.. cards.Select(static card => card.Metric.Id)];
        return [.. queries.Selector.DistinctNames(request.Names).SelectMany(queries.Selector.SelectMetrics).Where(metric => shown.Add(metric.Id))];
    }
}
