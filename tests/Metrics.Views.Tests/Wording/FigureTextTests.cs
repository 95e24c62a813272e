namespace MetricsTools.Views.Wording;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData(1234567.0, "{order}", "1,234,567 order")]
    [InlineData(1234567.5, null, "1,234,567.50")]
    [InlineData(3.0 * 1024 * 1024, "By", "3.00 MiB")]
    [InlineData(0.0, "1", "0")]
    public void Totals_have_thousands_separators(double total, string? unit, string text) => Assert.Equal(text, FigureText.Total(total, unit));

    [Theory]
    [InlineData(1234.5678, null, "1,234.57")]
    [InlineData(0.4, "1", "0.40")]
    [InlineData(0.000123, null, "0.000123")]
    [InlineData(812.0, "ms", "812.00 ms")]
    [InlineData(0.0812, "s", "81.20 ms")]
    [InlineData(90.0, "s", "1.50 min")]
    [InlineData(0.0, "s", "0.00 s")]
    [InlineData(1.5e9, "By", "1.40 GiB")]
    [InlineData(2.5e7, "{request}", "25.00 M request")]
    [InlineData(-5.0, "Cel", "-5.00 C")]
    [InlineData(null, "s", "-")]
    public void Figures_have_two_decimals_and_a_unit_that_suits_them(double? figure, string? unit, string text) => Assert.Equal(text, FigureText.Of(figure, unit));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\u001b[31mred", "a\u00B7[31mred")]
    [InlineData("line\nbreak\r\t", "line\u00B7break\u00B7\u00B7")]
    [InlineData("\u202Etxt.exe", "\u00B7txt.exe")]
    [InlineData("whole \uD83D\uDE00", "whole \uD83D\uDE00")]
    [InlineData("\u009b2J", "\u00B72J")]
    [InlineData(null, "")]
    public void Nothing_in_a_text_steers_a_terminal(string? text, string safe) => Assert.Equal(safe, PlainText.Of(text));

    // Not as an argument of an attribute: those are kept as UTF-8, which has no half pairs.
    [Fact]
    public void Half_a_pair_of_surrogates_is_replaced() => Assert.Equal("half \u00B7", PlainText.Of("half " + '\uD83D'));

    [Theory]
    [InlineData(1, "1 h")]
    [InlineData(24, "24 h")]
    [InlineData(168, "7 d")]
    [InlineData(2160, "90 d")]
    [InlineData(0.5, "30 min")]
    public void Ranges_are_named_as_people_say_them(double hours, string text) => Assert.Equal(text, SpanText.Of(TimeSpan.FromHours(hours)));
}
