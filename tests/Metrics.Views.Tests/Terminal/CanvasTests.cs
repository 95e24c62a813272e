using MetricsTools.Model;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Terminal;

public sealed class CanvasTests
{
    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly 10", 10, "exactly 10")]
    [InlineData("longer than ten", 10, "longer t..")]
    [InlineData("\u6F22\u5B57\u6F22\u5B57", 7, "\u6F22\u5B57..")]
    [InlineData("\u6F22\u5B57\u6F22\u5B57", 8, "\u6F22\u5B57\u6F22\u5B57")]
    [InlineData("abc", 1, ".")]
    [InlineData("abc", 0, "")]
    public void What_does_not_fit_ends_with_a_sign_that_something_is_missing(string text, int columns, string fitted) => Assert.Equal(fitted, TextFit.Cut(text, columns));

    [Fact]
    public void Wide_characters_take_two_columns_and_combining_ones_none()
    {
        var canvas = new Canvas(10, 1);
        Assert.Equal(7, canvas.Write(0, 0, "\u6F22\u5B57e\u0301\uD83D\uDE00"));
        Assert.Equal("\u6F22\u5B57e\u0301\uD83D\uDE00", Assert.Single(CanvasText.Lines(canvas, hasColor: false)));
    }

    [Fact]
    public void What_lies_outside_is_left_out()
    {
        var canvas = new Canvas(4, 2);
        canvas.Write(2, 0, "abcdef");
        canvas.Write(0, 5, "below");
        canvas.Put(-1, 0, 'x', TextStyle.Plain);
        canvas.Put(9, 9, 'x', TextStyle.Plain);
        Assert.Equal(["  ..", ""], CanvasText.Lines(canvas, hasColor: false));
    }

    [Fact]
    public void A_colour_is_written_once_and_given_back()
    {
        var canvas = new Canvas(12, 1);
        canvas.Write(0, 0, "plain ");
        canvas.Write(6, 0, "red", TextStyle.Of(Severity.Critical));
        Assert.Equal("plain \u001b[0;1;31mred\u001b[0m", Assert.Single(CanvasText.Lines(canvas, hasColor: true)));
        Assert.Equal("plain red", Assert.Single(CanvasText.Lines(canvas, hasColor: false)));
    }

    [Theory]
    [InlineData(40, "system.cpu{host=web1,region=eu}")]
    [InlineData(31, "system.cpu{host=web1,region=eu}")]
    [InlineData(20, "system.cpu web1 eu")]
    [InlineData(16, "sys..cpu web1 eu")]
    [InlineData(10, "syst..1 eu")]
    public void A_series_is_named_in_as_many_columns_as_there_are(int columns, string name) =>
        Assert.Equal(name, SeriesText.Fit(new SeriesKey("system.cpu", TagSet.Parse("host=web1,region=eu")), columns));

    [Fact]
    public void Text_is_broken_between_words() => Assert.Equal(["no store", "at", "/a/long/.."], TextFit.Wrap("no store at /a/long/path/to.db", 10));
}
