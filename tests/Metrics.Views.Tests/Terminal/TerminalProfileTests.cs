namespace MetricsTools.Views.Terminal;

public sealed class TerminalProfileTests
{
    [Theory]
    [InlineData("", true, true)]
    [InlineData("TERM=xterm-256color", true, true)]
    [InlineData("TERM=dumb", false, false)]
    [InlineData("CI=true", false, false)]
    [InlineData("CI=false", true, true)]
    [InlineData("CI=0", true, true)]
    [InlineData("CI=", true, true)]
    [InlineData("TF_BUILD=True", false, false)]
    [InlineData("NO_COLOR=1", true, false)]
    [InlineData("NO_COLOR=", true, true)]
    public void Variables_say_what_is_wanted(string variable, bool isInteractive, bool hasColor)
    {
        string[] parts = variable.Split('=');
        var profile = TerminalProfile.Of(name => parts[0] == name ? parts[1] : null, isRedirected: false, 120, 40, 65001);
        Assert.Equal((isInteractive, hasColor), (profile.IsInteractive, profile.HasColor));
    }

    [Fact]
    public void What_is_redirected_gets_no_colours_and_has_a_usual_size()
    {
        var profile = TerminalProfile.Of(static _ => null, isRedirected: true, 0, 0, 65001);
        Assert.Equal(new TerminalProfile(80, 24, IsInteractive: false, HasColor: false, HasUnicode: true), profile);
    }

    [Theory]
    [InlineData(65001, true)]
    [InlineData(1200, true)]
    [InlineData(437, false)]
    [InlineData(850, false)]
    [InlineData(1252, false)]
    [InlineData(20127, false)]
    public void Other_characters_than_those_of_ASCII_need_an_encoding_of_Unicode(int codePage, bool hasUnicode) =>
        Assert.Same(hasUnicode ? Glyphs.Unicode : Glyphs.Ascii, TerminalProfile.Of(static _ => null, isRedirected: false, 80, 24, codePage).Glyphs);
}
