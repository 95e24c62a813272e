using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Views.Cards;
using MetricsTools.Views.Charts;

namespace MetricsTools.Views.Courses;

public sealed class CourseReaderTests : IDisposable
{
    private readonly ViewStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Each_series_has_a_course_of_its_own_with_its_gaps()
    {
        _store.Add("m", "host=a", _store.Course(30, TimeSpan.FromMinutes(1), static i => i));
        _store.Add("m", "host=b", new Sample(_store.Time.Milliseconds - 60_000, 5));
        SeriesCourse[] courses = [.. Read("m")];
        Assert.Equal(["host=a", "host=b"], courses.Select(static course => course.Tags.ToString()));
        Assert.Equal((30L, 1L), (courses[0].Count, courses[1].Count));
        Assert.Equal(courses[0].Buckets.Count, courses[1].Buckets.Count);
        Assert.Null(courses[1].Buckets[0].Average);
    }

    [Fact]
    public void A_metric_whose_name_looks_like_a_pattern_is_that_metric_alone()
    {
        _store.Add("m", "", new Sample(_store.Time.Milliseconds - 60_000, 5));
        _store.Add("mm", "", new Sample(_store.Time.Milliseconds - 60_000, 5));
        Assert.Equal(["m", "mm"], Read("m*").Select(static course => course.Metric.Name));
    }

    [Theory]
    [InlineData(MetricKind.Gauge, "Last 10.00 ms,Average 5.50 ms,Minimum 1.00 ms,Maximum 10.00 ms")]
    [InlineData(MetricKind.Counter, "Total 55 ms,Rate 0.16 ms/s")]
    [InlineData(MetricKind.Histogram, "Average 5.50 ms,Minimum 1.00 ms,Maximum 10.00 ms,P95 9.55 ms,Count 10")]
    [InlineData(MetricKind.Set, "Distinct 10,Count 10")]
    public void The_figures_of_a_card_are_those_of_its_kind(MetricKind kind, string figures)
    {
        _store.Define("m", kind, "ms");
        _store.Add("m", "", _store.Course(10, TimeSpan.FromMinutes(1), static i => i + 1));
        MetricCard card = MetricCardBuilder.Build(Assert.Single(Read("m")), null);
        Assert.Equal(figures, string.Join(",", card.Figures.Select(static figure => $"{figure.Label} {figure.Text}")));
    }

    [Fact]
    public void The_newest_whole_interval_is_judged_by_those_before_it()
    {
        _store.FillShop();
        var judge = new CourseJudge(_store.Time.Milliseconds);
        Deviation[] deviations = [.. Read("system.cpu").Select(judge.Judge).OfType<Deviation>()];
        Assert.Equal(["host=web1", "host=web2"], deviations.Select(static one => one.Tags.ToString()));
        Assert.Equal([Severity.None, Severity.Critical], deviations.Select(static one => one.Severity));
    }

    [Fact]
    public void A_band_fits_the_line_and_marks_what_lies_outside()
    {
        _store.FillShop();
        SeriesCourse course = Read("system.cpu").Last();
        SeriesBand band = new CourseJudge(_store.Time.Milliseconds).Band(course)!;
        Assert.Equal(2, band.Points.Count);
        Assert.InRange(0.3, band.Points[0].Lower, band.Points[0].Upper);
        Assert.NotEmpty(band.Marks);
        Assert.All(band.Marks, mark => Assert.True(mark.Value > band.Points[0].Upper));
    }

    [Fact]
    public void Too_little_history_is_not_judged()
    {
        _store.Add("m", "", _store.Course(5, TimeSpan.FromMinutes(1), static i => i * 1000));
        var judge = new CourseJudge(_store.Time.Milliseconds);
        Assert.Null(judge.Judge(Assert.Single(Read("m"))));
        Assert.Null(judge.Band(Assert.Single(Read("m"))));
    }

    private IEnumerable<SeriesCourse> Read(string name) =>
        new CourseReader(_store.Queries).Read(new CourseRequest { Names = [name], Range = new RangeRequest(null, null, TimeSpan.FromHours(1)), MaximumPoints = 60 });
}
