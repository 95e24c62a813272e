using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Trends;
using MetricsTools.Views.Cards;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Courses;
using MetricsTools.Views.Rows;
using MetricsTools.Views.Tables;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Report;

/// <summary>Makes a report of what a store holds. Memory and time grow with the number of series, not with that of the samples.</summary>
/// <param name="queries">The store, and the clock.</param>
public sealed class ReportBuilder(MetricQueries queries)
{
    /// <summary>The report.</summary>
    /// <param name="request">What it is about.</param>
    /// <param name="progress">Called with the number of series that are done and of all, or null.</param>
    /// <exception cref="MetricException">A literal name does not exist, or the range or the store is not usable.</exception>
    public ReportModel Build(ReportRequest request, Action<int, int>? progress = null)
    {
        IMetricStore store = queries.Selector.Store;
        long now = UnixTime.Now(queries.Time);
        StoreStatistics statistics = store.GetStatistics();
        TimeRange range = Bound(request, statistics, now);
        request = request with { Annotations = [.. StoredMarks.Read(queries, range).Concat(request.Annotations).OrderBy(static one => one.Place)] };
        List<JudgedCourse> courses = Read(request, range, now, progress);
        MetricCard[] cards = [.. courses.Select(static one => one.Card)];
        IReadOnlyList<AlertRow> alerts = AlertRows.Read(store, now);
        DeviationRow[] deviations = [.. courses.Select(static one => one.Deviation).OfType<Deviation>().Where(static one => one.Severity > Severity.None)
            .OrderByDescending(static one => one.Severity).ThenByDescending(static one => Math.Abs(one.Percent ?? 0)).Select(DeviationRow.Of)];
        ChangePointRow[] shifts = [.. courses.SelectMany(static one => one.Shifts).OrderByDescending(static row => row.Timestamp)];
        return new ReportModel
        {
            Title = PlainText.Of(request.Title),
            Generated = now,
            Store = PlainText.Of(store.Location),
            Range = range,
            RangeText = $"{UnixTime.ToText(range.Start)} to {UnixTime.ToText(range.End)}",
            Summary = ReportSummary.Of(cards, deviations, alerts, shifts.Length, courses.Sum(static one => one.Course.Count), statistics),
            Trends = [.. courses.OrderByDescending(static one => one.Card.Severity).Take(request.MaximumSeries).Select(one => TrendOf(one, request, range, now))],
            HiddenSeries = Math.Max(0, courses.Count - request.MaximumSeries),
            Deviations = deviations,
            Alerts = alerts,
            ChangePoints = shifts,
            Requests = RequestRows.Read(queries, request.Range, request.Filter),
            Usage = UsageRows.Read(queries, request.Range, request.Filter),
            Health = [.. HealthRows.OfComponents(cards, alerts, []), HealthRows.OfStore(statistics, now)],
            Annotations = request.Annotations,
            Definitions = [.. courses.Select(static one => one.Course.Metric).GroupBy(static metric => metric.Id).Select(static group => DefinitionRow.Of(group.First()))],
        };
    }

    private List<JudgedCourse> Read(ReportRequest request, TimeRange range, long now, Action<int, int>? progress)
    {
        int all = progress is null ? 0 : queries.Selector.DistinctNames(request.Names).Sum(name => queries.Selector.Select(name, request.Filter).Count);
        var judge = new CourseJudge(Math.Min(now, range.End));
        var courses = new List<JudgedCourse>();
        int done = 0;
        var asked = new CourseRequest { Names = request.Names, Filter = request.Filter, Range = request.Range, MaximumPoints = request.MaximumPoints };
        foreach (SeriesCourse course in new CourseReader(queries).Read(asked))
        {
            progress?.Invoke(++done, all);
            if (course.Count == 0) continue;
            Deviation? deviation = judge.Judge(course);
            courses.Add(new JudgedCourse(course, MetricCardBuilder.Build(course, deviation), deviation, judge.Band(course)));
        }

        return courses;
    }

    private static ReportTrend TrendOf(JudgedCourse one, ReportRequest request, TimeRange range, long now)
    {
        var extras = new LineChartExtras
        {
            Annotations = request.Annotations,
            Range = range,
            Zone = request.Zone,
            Bands = one.Band is { } band ? new Dictionary<SeriesKey, SeriesBand> { [one.Course.Key] = band } : new Dictionary<SeriesKey, SeriesBand>(),
        };
        LineChart chart = LineChartBuilder.Build([one.Course.ToChartSeries()], extras)[0];
        var trend = SeriesTrend.Of(one.Course.WholeValues(now), SeriesTrend.DefaultPer, horizon: null);
        return new ReportTrend(one.Card, chart, trend, TrendText.Of(trend, one.Course.Unit), ChartDescription.Of(chart), ChartTables.Of(chart));
    }

    // A range without an end or a start is that of what is stored.
    private static TimeRange Bound(ReportRequest request, StoreStatistics statistics, long now)
    {
        long end = request.Range.End is { } given && given.ToUnixTimeMilliseconds() < now ? given.ToUnixTimeMilliseconds() : now;
        long start = request.Range.Last is { } last ? end - (long)last.TotalMilliseconds
            : request.Range.Start?.ToUnixTimeMilliseconds() ?? Math.Min(end - 1, statistics.FirstTimestamp ?? end - UnixTime.Day);
        return new TimeRange(start, end);
    }
}
