using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Courses;
using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Drawing;

public sealed class ChartPicturesTests : IDisposable
{
    private readonly ViewStore _store = new ViewStore().FillShop();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(200, 60)]
    public void Lines_fill_a_screen(int width, int height) =>
        Golden.Check($"lines-{width}x{height}", Assert.Single(new ChartPictures(width, height, Glyphs.Unicode).Draw(ChartType.Line, Series("system.cpu"), LineChartExtras.None)));

    [Fact]
    public void Lines_of_ASCII_are_told_apart_by_their_marks() =>
        Golden.Check("lines-ascii-80x20", Assert.Single(new ChartPictures(80, null, Glyphs.Ascii).Draw(ChartType.Line, Series("system.cpu"), LineChartExtras.None)));

    [Fact]
    public void A_single_line_has_a_band_marks_changes_of_level_and_annotations()
    {
        var extras = new LineChartExtras { Annotations = [new ChartAnnotation(_store.Time.Milliseconds - 900_000, "deploy 1.2"), new ChartAnnotation(_store.Time.Milliseconds + 900_000, "later")] };
        _store.Add("level", "", _store.Course(60, TimeSpan.FromMinutes(1), static i => (i < 45 ? 100 : 180) + (i * 7 % 5)));
        Golden.Check("line-with-all-100x24", Assert.Single(new ChartPictures(100, 24, Glyphs.Unicode).Draw(ChartType.Line, Series("level"), extras)));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void A_histogram_shows_how_values_are_spread(int width, int height) =>
        Golden.Check($"histogram-{width}x{height}", new ChartPictures(width, height, Glyphs.Unicode).Draw(ChartType.Histogram, Samples("http.server.request.duration"), LineChartExtras.None)[0]);

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(40)]
    public void A_heatmap_shows_hours_by_weekdays(int width)
    {
        _store.Add("office", "", _store.Course(14 * 24, TimeSpan.FromHours(1), i => 10 + (((i + 12) % 24) is > 8 and < 18 ? 50 + (((i + 12) % 24) * 2) : 0)));
        Golden.Check($"heatmap-{width}", Assert.Single(new ChartPictures(width, null, width == 40 ? Glyphs.Ascii : Glyphs.Unicode).Draw(ChartType.Heatmap, Samples("office"), LineChartExtras.None)));
    }

    [Fact]
    public void A_line_is_broken_where_values_are_missing()
    {
        ChartPoint[] points = [.. Enumerable.Range(0, 60).Select(static i => new ChartPoint(1 + i, i is > 20 and < 40 ? null : 5))];
        Canvas canvas = Assert.Single(new ChartPictures(70, 12, Glyphs.Ascii).Draw(ChartType.Line, [new ChartSeries { Key = new SeriesKey("m", TagSet.Empty), Points = points }], LineChartExtras.None));
        string line = Assert.Single(CanvasText.Lines(canvas, hasColor: false), static text => text.Contains("ooo"));
        Assert.Contains("o                    ", line);
    }

    [Theory]
    [InlineData(20, 8)]
    [InlineData(1, 1)]
    [InlineData(5, 40)]
    [InlineData(300, 9)]
    public void Nothing_fails_where_there_is_little_room(int width, int height)
    {
        foreach (Glyphs glyphs in new[] { Glyphs.Unicode, Glyphs.Ascii })
        {
            foreach (ChartType type in new[] { ChartType.Line, ChartType.Histogram, ChartType.Heatmap })
            {
                IReadOnlyList<Canvas> pictures = new ChartPictures(width, height, glyphs).Draw(type, Series("*"), LineChartExtras.None);
                Assert.NotEmpty(pictures);
                Assert.All(pictures, picture => Assert.All(CanvasText.Lines(picture, hasColor: false), line => Assert.InRange(CharacterWidth.Of(line), 0, width)));
            }
        }
    }

    [Fact]
    public void ASCII_pictures_have_no_other_characters()
    {
        foreach (ChartType type in new[] { ChartType.Line, ChartType.Histogram, ChartType.Heatmap })
        {
            Assert.All(new ChartPictures(80, 20, Glyphs.Ascii).Draw(type, Series("*"), LineChartExtras.None), static picture =>
                Assert.All(CanvasText.Lines(picture, hasColor: false), static line => Assert.All(line, static character => Assert.InRange(character, ' ', '~'))));
        }
    }

    private ChartSeries[] Series(string name) =>
        [.. new CourseReader(_store.Queries).Read(new CourseRequest { Names = [name], Range = new RangeRequest(null, null, TimeSpan.FromHours(1)), MaximumPoints = 120 }).Select(static course => course.ToChartSeries())];

    private ChartSeries[] Samples(string name) =>
    [
        .. _store.Queries.ReadSamples(new SeriesQuery { Name = name }).GroupBy(static row => row.Series).Select(static group => new ChartSeries
        {
            Key = group.Key.Key,
            Unit = group.Key.Metric.Unit,
            Points = [.. group.Select(static row => new ChartPoint(row.Sample.Timestamp, row.Sample.Value))],
        }),
    ];
}
