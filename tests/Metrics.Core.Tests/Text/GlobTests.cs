using System.Diagnostics;

namespace MetricsTools.Text;

public sealed class GlobTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("**", "abc", true)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "abbb", false)]
    [InlineData("*ab*ab", "abab", true)]
    [InlineData("?", "", false)]
    [InlineData("?", "x", true)]
    [InlineData("a?c", "AbC", true)]
    [InlineData("[a-c]x", "Bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[abc-]", "-", true)]
    [InlineData("*[0-9]", "web12", true)]
    [InlineData("[", "[", true)]
    [InlineData("a[b", "a[b", true)]
    [InlineData("`*", "*", true)]
    [InlineData("`*", "a", false)]
    [InlineData("a`[b", "a[b", true)]
    [InlineData("a`", "a`", true)]
    [InlineData("WEB*", "web1", true)]
    [InlineData("É*", "été", true)]
    public void A_pattern_fits_as_in_PowerShell(string pattern, string text, bool expected) => Assert.Equal(expected, Glob.IsMatch(pattern, text));

    [Theory]
    [InlineData("cpu", false)]
    [InlineData("cpu*", true)]
    [InlineData("cp?", true)]
    [InlineData("[c]pu", true)]
    public void A_pattern_with_a_wildcard_is_told_from_a_literal(string pattern, bool expected) => Assert.Equal(expected, Glob.HasWildcard(pattern));

    [Fact]
    public void Culture_does_not_change_what_fits()
    {
        using var turkish = new Culture("tr-TR");
        Assert.True(Glob.IsMatch("I*", "index"));
    }

    [Fact]
    public void Hostile_patterns_take_time_in_proportion()
    {
        string pattern = string.Concat(Enumerable.Repeat("a*", 100)) + "b";
        var watch = Stopwatch.StartNew();
        Assert.False(Glob.IsMatch(pattern, new string('a', 20_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }
}
