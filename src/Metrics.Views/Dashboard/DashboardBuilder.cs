using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Views.Cards;
using MetricsTools.Views.Courses;
using MetricsTools.Views.Rows;

namespace MetricsTools.Views.Dashboard;

/// <summary>Makes the states of a dashboard of what a store holds, one after another; what has not changed since the last one is not read or judged again.</summary>
/// <param name="queries">The store, and the clock.</param>
public sealed class DashboardBuilder(MetricQueries queries)
{
    private readonly CourseCache _courses = new(queries);
    private readonly Dictionary<SeriesKey, (long Newest, Deviation? Deviation)> _judged = [];
    private IReadOnlyList<RequestRow> _requests = [];
    private UsageModel _usage = UsageModel.None;
    private long _version;

    /// <summary>The state at this moment.</summary>
    /// <exception cref="MetricException">A literal name does not exist, or the range or the store is not usable.</exception>
    public DashboardModel Build(DashboardRequest request)
    {
        IMetricStore store = queries.Selector.Store;
        long now = UnixTime.Now(queries.Time);
        var range = new RangeRequest(null, null, request.Last);
        IReadOnlyList<SeriesCourse> courses = _courses.Read(new CourseRequest { Names = request.Names, Filter = request.Filter, Range = range, MaximumPoints = request.MaximumPoints });
        if (_version != _courses.Version)
        {
            _version = _courses.Version;
            _judged.Clear();
            _requests = RequestRows.Read(queries, range, request.Filter);
            _usage = UsageRows.Read(queries, range, request.Filter);
        }

        var judge = new CourseJudge(now);
        var cards = new List<MetricCard>();
        var deviations = new List<Deviation>();
        foreach (SeriesCourse course in courses)
        {
            if (course.Count == 0) continue;
            Deviation? deviation = Judge(judge, course, now);
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
            Requests = _requests,
            Usage = _usage,
            Health = [.. HealthRows.OfComponents(cards, alerts, SilentMetrics(request, cards)), HealthRows.OfStore(statistics, now)],
            Hints = cards.Count == 0 ? EmptyHints.Of(statistics, request) : [],
        };
    }

    // The newest whole interval is judged once.
    private Deviation? Judge(CourseJudge judge, SeriesCourse course, long now)
    {
        long newest = BucketInterval.StartOf(now, (long)course.Buckets[0].Interval.TotalMilliseconds);
        if (_judged.TryGetValue(course.Key, out (long Newest, Deviation? Deviation) known) && known.Newest == newest) return known.Deviation;
        Deviation? deviation = judge.Judge(course);
        _judged[course.Key] = (newest, deviation);
        return deviation;
    }

    private List<MetricDefinition> SilentMetrics(DashboardRequest request, List<MetricCard> cards)
    {
        HashSet<long> shown = [.. cards.Select(static card => card.Metric.Id)];
        return [.. queries.Selector.DistinctNames(request.Names).SelectMany(queries.Selector.SelectMetrics).Where(metric => shown.Add(metric.Id))];
    }
}
