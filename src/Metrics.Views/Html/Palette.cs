using System.Text;

namespace MetricsTools.Views.Html;

/// <summary>The colours of a page, light and dark. None of them says anything alone: words, shapes and dashes say the same.</summary>
internal static class Palette
{
    /// <summary>The number of colours of lines that stand in one chart.</summary>
    public const int LineCount = 8;

    private const double Text = 4.5;
    private const double Graphic = 3;

    /// <summary>The grounds that text and pictures stand on: the page, and the cards on it.</summary>
    public static readonly IReadOnlyList<PaletteColor> Grounds =
    [
        new("page", "#F5F5F5", "#121417", 0),
        new("card", "#FFFFFF", "#1C1F24", 0),
    ];

    /// <summary>All others.</summary>
    public static readonly IReadOnlyList<PaletteColor> Colors =
    [
        new("ink", "#1A1C1F", "#E8EAED", Text),
        new("muted", "#565B62", "#A9B0B8", Text),
        new("link", "#0B57A4", "#7DB8FF", Text),
        new("critical", "#B3261E", "#FF8A80", Text),
        new("warning", "#8A5100", "#F2B45A", Text),
        new("info", "#0B57A4", "#7DB8FF", Text),
        new("good", "#1B6B3A", "#6FCF97", Text),
        new("axis", "#767B82", "#7F868E", Graphic),
        new("band-edge", "#6B8F71", "#6E9E7A", Graphic),
        new("note", "#7A3E9D", "#CE9BF0", Text),
        new("shift", "#9C1F5B", "#F48FB1", Text),
        new("line1", "#0B57A4", "#6CB2FF", Graphic),
        new("line2", "#A8480B", "#F2A65A", Graphic),
        new("line3", "#1B6B3A", "#6FCF97", Graphic),
        new("line4", "#7A3E9D", "#CE9BF0", Graphic),
        new("line5", "#00697A", "#5CC8D7", Graphic),
        new("line6", "#9C1F5B", "#F48FB1", Graphic),
        new("line7", "#6B5B00", "#D9C45A", Graphic),
        new("line8", "#444C56", "#B8C0CA", Graphic),
        new("rule", "#D9DBDE", "#33383F", 0),
        new("band", "#DDEBDF", "#20372A", 0),
        new("shade", "#EDEFF2", "#282C33", 0),
    ];

    /// <summary>The colours as custom properties; on paper always the light ones.</summary>
    public static string ToStyle()
    {
        var style = new StringBuilder();
        style.Append(":root{color-scheme:light dark;");
        Append(style, static color => color.Light);
        style.Append("}\n@media screen and (prefers-color-scheme:dark){:root{");
        Append(style, static color => color.Dark);
        return style.Append("}}\n").ToString();
    }

    private static void Append(StringBuilder style, Func<PaletteColor, string> choose)
    {
        foreach (PaletteColor color in Grounds.Concat(Colors)) style.Append("--").Append(color.Name).Append(':').Append(choose(color)).Append(';');
    }
}
