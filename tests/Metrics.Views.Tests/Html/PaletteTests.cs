using System.Globalization;

namespace MetricsTools.Views.Html;

public sealed class PaletteTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_color_stands_out_from_every_ground()
    {
        var tooWeak = new List<string>();
        foreach ((string theme, Func<PaletteColor, string> choose) in new (string, Func<PaletteColor, string>)[] { ("light", static color => color.Light), ("dark", static color => color.Dark) })
        {
            foreach (PaletteColor color in Palette.Colors.Where(static color => color.Contrast > 0))
            {
                double[] ratios = [.. Palette.Grounds.Select(ground => Contrast(choose(color), choose(ground)))];
                string line = string.Create(CultureInfo.InvariantCulture, $"{theme,-5} {color.Name,-9} {choose(color)} on {choose(Palette.Grounds[0])}: {ratios[0],5:0.00}, on {choose(Palette.Grounds[1])}: {ratios[1],5:0.00} (needs {color.Contrast})");
                output.WriteLine(line);
                if (ratios.Min() < color.Contrast) tooWeak.Add(line);
            }
        }

        Assert.True(tooWeak.Count == 0, string.Join("\n", tooWeak));
    }

    [Fact]
    public void The_light_grounds_are_white_and_F5F5F5() => Assert.Equal(["#F5F5F5", "#FFFFFF"], Palette.Grounds.Select(static ground => ground.Light));

    [Fact]
    public void Lines_stand_out_from_the_band_that_they_cross()
    {
        PaletteColor band = Palette.Colors.Single(static color => color.Name == "band");
        foreach (PaletteColor color in Palette.Colors.Where(static color => color.Name.StartsWith("line", StringComparison.Ordinal) || color.Name is "critical" or "warning" or "note" or "shift"))
        {
            Assert.True(Contrast(color.Light, band.Light) >= 3, $"{color.Name} on the light band: {Contrast(color.Light, band.Light)}");
            Assert.True(Contrast(color.Dark, band.Dark) >= 3, $"{color.Name} on the dark band: {Contrast(color.Dark, band.Dark)}");
        }
    }

    [Fact]
    public void Text_in_a_row_that_is_pointed_at_can_be_read()
    {
        PaletteColor shade = Palette.Colors.Single(static color => color.Name == "shade");
        foreach (PaletteColor color in Palette.Colors.Where(static color => color.Contrast == 4.5))
        {
            Assert.True(Contrast(color.Light, shade.Light) >= 4.5, $"{color.Name}: {Contrast(color.Light, shade.Light)}");
            Assert.True(Contrast(color.Dark, shade.Dark) >= 4.5, $"{color.Name}: {Contrast(color.Dark, shade.Dark)}");
        }
    }

    [Theory]
    [InlineData("#000000", "#FFFFFF", 21)]
    [InlineData("#767676", "#FFFFFF", 4.54)]
    [InlineData("#777777", "#FFFFFF", 4.48)]
    public void The_measure_is_that_of_WCAG(string one, string other, double expected) => Assert.Equal(expected, Contrast(one, other), 0.01);

    [Fact]
    public void The_style_uses_no_color_that_the_palette_does_not_have()
    {
        string style = HtmlAsset.Style.Text;
        string[] used = [.. System.Text.RegularExpressions.Regex.Matches(style, "var\\(--([a-z0-9-]+)\\)").Select(static match => match.Groups[1].Value).Distinct()];
        Assert.Empty(used.Except(Palette.Grounds.Concat(Palette.Colors).Select(static color => color.Name)));
        Assert.All(Enumerable.Range(1, Palette.LineCount), number => Assert.Contains($"line{number}", used));
    }

    // WCAG 2.1, "contrast ratio" and "relative luminance".
    private static double Contrast(string one, string other)
    {
        double a = Luminance(one), b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(part => int.Parse(color.AsSpan(1 + (2 * part), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(static part => part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
