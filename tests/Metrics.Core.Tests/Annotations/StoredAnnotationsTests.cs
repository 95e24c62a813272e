using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.Annotations;

public sealed class StoredAnnotationsTests : IDisposable
{
    private readonly StoredMetrics _stored = new();
    private readonly List<string> _warnings = [];

    private StoredAnnotations Annotations => Under(PrivacyMode.Hash);

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void Annotations_come_back_by_time()
    {
        Add("Later", "kind=deployment", "09:00");
        Add("Earlier", "kind=incident,service=api", "08:00", "08:30");
        Annotation[] found = [.. Annotations.Find(AnnotationFilter.All, TimeRange.All)];
        Assert.Equal(["Earlier", "Later"], found.Select(one => one.Text));
        Assert.Equal(("kind=incident,service=api", StoredMetrics.Ms("08:00"), StoredMetrics.Ms("08:30"), (long?)null), (found[0].Tags.ToString(), found[0].Start, found[0].End, found[1].End));
    }

    [Fact]
    public void Several_of_one_moment_have_names_of_their_own_in_the_order_they_came()
    {
        for (int i = 1; i <= 12; i++) Add($"{i}", "", "08:00");
        Annotation[] found = [.. Annotations.Find(AnnotationFilter.All, TimeRange.All)];
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"{i}"), found.Select(one => one.Text));
        Assert.Equal(("2026-01-31T08:00:00.000Z", "2026-01-31T08:00:00.000Z#12"), (found[0].Id, found[11].Id));
    }

    [Theory]
    [InlineData("kind=incident", "a,b")]
    [InlineData("kind=in*,service=api", "b")]
    [InlineData("kind=incident,service", "a")]
    [InlineData("B*", "b")]
    [InlineData("c", "c")]
    [InlineData("kind=nothing", "")]
    public void A_filter_is_one_of_tags_or_a_pattern_of_the_text(string filter, string expected)
    {
        Add("a", "kind=incident", "08:00");
        Add("b", "kind=incident,service=api", "09:00");
        Add("c", "kind=deployment", "10:00");
        Assert.Equal(expected, string.Join(",", Annotations.Find(AnnotationFilter.Parse(filter), TimeRange.All).Select(one => one.Text)));
    }

    [Theory]
    [InlineData("07:00", "08:00", "")]
    [InlineData("08:00", "08:01", "moment")]
    [InlineData("09:59", "10:00", "period")]
    [InlineData("10:30", "10:31", "period")]
    [InlineData("11:00", "12:00", "")]
    public void A_range_has_what_it_touches(string start, string end, string expected)
    {
        Add("moment", "", "08:00");
        Add("period", "", "09:30", "11:00");
        Assert.Equal(expected, string.Join(",", Annotations.Find(AnnotationFilter.All, new TimeRange(StoredMetrics.Ms(start), StoredMetrics.Ms(end))).Select(one => one.Text)));
    }

    [Fact]
    public void Personal_data_is_hashed_in_tags_and_in_words_of_the_text_and_is_found_all_the_same()
    {
        Add("Restarted by ann@example.com (from 10.0.0.7), see https://wiki.example.com/a.", "user=ann", "08:00");
        Annotation kept = Assert.Single(Annotations.Find(AnnotationFilter.Parse("user=ann"), TimeRange.All));
        Assert.Matches(@"^Restarted by hmac:[0-9a-f]{16} \(from hmac:[0-9a-f]{16}\), see https://wiki\.example\.com/a\.$", kept.Text);
        Assert.True(KeyedHash.IsHashed(kept.Tags["user"]!));
        Assert.Equal(2, _warnings.Count);
        Assert.Single(Annotations.Find(new AnnotationFilter { Text = "Restarted by ann@example.com (from 10.0.0.7), see https://wiki.example.com/a." }, TimeRange.All));
        Assert.DoesNotContain("ann", Assert.Single(_stored.Store.GetDocuments("annotation")).Text.Replace("annotation", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Personal_data_is_refused_or_kept_where_the_mode_says_so()
    {
        var annotation = new Annotation { Text = "By ann@example.com", Start = 0 };
        Assert.Equal(ErrorId.TextRejected, Assert.Throws<MetricException>(() => Under(PrivacyMode.Reject).Add(annotation, 0)).Id);
        Assert.Equal("By ann@example.com", Under(PrivacyMode.Allow).Add(annotation, 0).Text);
    }

    [Theory]
    [InlineData("", null, ErrorId.AnnotationInvalid)]
    [InlineData(" ", null, ErrorId.AnnotationInvalid)]
    [InlineData("a", 5L, ErrorId.RangeReversed)]
    [InlineData("a", 4L, ErrorId.RangeReversed)]
    public void Some_cannot_be_kept(string text, long? end, ErrorId id) =>
        Assert.Equal(id, Assert.Throws<MetricException>(() => Annotations.Add(new Annotation { Text = text, Start = 5, End = end }, 0)).Id);

    [Fact]
    public void Half_of_a_surrogate_pair_cannot_be_kept() =>
        Assert.Equal(ErrorId.AnnotationInvalid, Assert.Throws<MetricException>(() => Annotations.Add(new Annotation { Text = "a\ud800", Start = 5 }, 0)).Id);

    [Fact]
    public void A_text_has_a_longest_length()
    {
        Annotations.Add(new Annotation { Text = new string('a', Annotation.MaximumTextLength), Start = 0 }, 0);
        Assert.Equal(ErrorId.AnnotationInvalid, Assert.Throws<MetricException>(() => Annotations.Add(new Annotation { Text = new string('a', Annotation.MaximumTextLength + 1), Start = 0 }, 0)).Id);
    }

    [Fact]
    public void A_removed_one_is_gone_and_a_name_that_is_not_there_is_an_error()
    {
        string id = Add("a", "", "08:00").Id;
        Assert.True(Annotations.Remove(id));
        Assert.False(Annotations.Remove(id));
        Assert.Equal(ErrorId.AnnotationNotFound, Assert.Throws<MetricException>(() => Annotations.Find(new AnnotationFilter { Id = id }, TimeRange.All)).Id);
        Assert.Empty(Annotations.Find(new AnnotationFilter { Id = "2026*" }, TimeRange.All));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"Text":"a"}""")]
    [InlineData("""{"Text":"a","Start":1,"Tags":"a=="}""")]
    [InlineData("""{"Text":"a","Start":9,"End":3}""")]
    public void What_cannot_be_read_is_named(string text)
    {
        _stored.Store.TrySetDocument(new StoredDocument("annotation", "broken", text) { Created = 0, Updated = 0 });
        MetricException exception = Assert.Throws<MetricException>(() => Annotations.Find(AnnotationFilter.All, TimeRange.All));
        Assert.Equal(ErrorId.AnnotationUnreadable, exception.Id);
        Assert.Contains("broken", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_a_later_version_are_passed_over()
    {
        _stored.Store.TrySetDocument(new StoredDocument("annotation", "later", """{"Text":"a","Start":1,"Colour":"red"}""") { Created = 0, Updated = 0 });
        Assert.Equal("a", Assert.Single(Annotations.Find(AnnotationFilter.All, TimeRange.All)).Text);
    }

    [Fact]
    public void Periods_are_those_of_every_filter_and_a_moment_lasts_as_long_as_is_said()
    {
        Add("a", "kind=incident", "08:00", "08:10");
        Add("Release 1", "", "09:00");
        TimeRange[] periods = [.. Annotations.Periods([AnnotationFilter.Parse("kind=incident"), AnnotationFilter.Parse("release*")], TimeSpan.FromMinutes(5))];
        Assert.Equal([new TimeRange(StoredMetrics.Ms("08:00"), StoredMetrics.Ms("08:10")), new TimeRange(StoredMetrics.Ms("09:00"), StoredMetrics.Ms("09:05"))], periods);
        Assert.Equal(ErrorId.DurationNotPositive, Assert.Throws<MetricException>(() => Annotations.Periods([], TimeSpan.Zero)).Id);
    }

    private StoredAnnotations Under(PrivacyMode mode) => new(_stored.Store, PrivacySettings.Default with { Mode = mode }) { Warn = _warnings.Add };

    private Annotation Add(string text, string tags, string start, string? end = null) =>
        Annotations.Add(new Annotation { Text = text, Tags = TagSet.Parse(tags), Start = StoredMetrics.Ms(start), End = end is null ? null : StoredMetrics.Ms(end) }, _stored.NowMilliseconds);
}
