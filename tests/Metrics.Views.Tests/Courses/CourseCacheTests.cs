using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Views.Courses;

public sealed class CourseCacheTests : IDisposable
{
    private static readonly CourseRequest Request = new() { Range = new RangeRequest(null, null, TimeSpan.FromHours(1)), MaximumPoints = 60 };

    private readonly ViewStore _store = new ViewStore().FillShop();
    private readonly CourseCache _cache;

    public CourseCacheTests() => _cache = new CourseCache(_store.Queries);

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_is_read_in_parts_is_what_would_be_read_as_a_whole()
    {
        _cache.Read(Request);
        for (int step = 0; step < 60; step++)
        {
            _store.Time.Current = _store.Time.Current.AddSeconds(7);
            if (step % 3 == 0) _store.Add("system.cpu", "host=web1", new Sample(_store.Time.Milliseconds - 2000, step / 60.0));
            if (step % 5 == 0) _store.Add("shop.orders", "region=eu", new Sample(_store.Time.Milliseconds - 1000, step));
            Assert.Equal(Fresh(), Describe(_cache.Read(Request)));
        }

        Assert.InRange(_cache.Version, 30, 45);
    }

    [Fact]
    public void Between_two_readings_of_the_whole_the_newest_intervals_alone_are_read()
    {
        _cache.Read(Request);
        _store.Time.Current = _store.Time.Current.AddSeconds(1);
        _store.Add("queue.length", "", new Sample(_store.Time.Milliseconds - 1_800_000, 1e6), new Sample(_store.Time.Milliseconds - 500, 77));
        SeriesCourse Queue() => _cache.Read(Request).Single(static course => course.Metric.Name == "queue.length");
        Assert.Equal((77.0, 1L), (Queue().Newest!.Last, _cache.Version));
        Assert.DoesNotContain(Queue().Buckets, static bucket => bucket.Maximum == 1e6);
        _store.Time.Current += CourseCache.WholeEvery;
        Assert.Contains(Queue().Buckets, static bucket => bucket.Maximum == 1e6);
        Assert.Equal(2, _cache.Version);
    }

    [Fact]
    public void A_series_that_was_not_there_before_is_read_as_a_whole()
    {
        _cache.Read(Request);
        _store.Time.Current = _store.Time.Current.AddSeconds(1);
        _store.Add("new", "", _store.Course(20, TimeSpan.FromMinutes(1), static index => index));
        Assert.Equal(20, _cache.Read(Request).Single(static course => course.Metric.Name == "new").Count);
    }

    [Fact]
    public void Another_question_is_answered_at_once() => Assert.Equal(2, new[] { Request, Request with { Names = ["system.*"] } }.Select(_cache.Read).Last().Select(static course => course.Metric.Name).Distinct().Count());

    private List<string> Fresh() => Describe([.. new CourseReader(_store.Queries).Read(Request)]);

    // The oldest interval is partly outside of the range, and goes only as a whole.
    private List<string> Describe(IReadOnlyList<SeriesCourse> courses) =>
    [
        .. from course in courses
           from bucket in course.Buckets
           where bucket.Start >= _store.Time.Milliseconds - UnixTime.Hour && bucket.Start <= _store.Time.Milliseconds
           select FormattableString.Invariant($"{course.Key} {bucket.Start} {bucket.Count} {bucket.Sum} {bucket.Minimum} {bucket.Maximum} {(bucket.Start + 60_000 < _store.Time.Milliseconds ? bucket[course.Aggregate] : null)}"),
    ];
}
