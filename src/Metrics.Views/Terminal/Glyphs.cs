namespace MetricsTools.Views.Terminal;

/// <summary>The characters that pictures are made of.</summary>
public sealed record Glyphs
{
    /// <summary>For terminals that show Unicode.</summary>
    public static readonly Glyphs Unicode = new()
    {
        HasBraille = true,
        Horizontal = '\u2500',
        Vertical = '\u2502',
        Corner = '\u2514',
        TickDown = '\u252C',
        TickLeft = '\u2524',
        Dashed = '\u2504',
        DashedVertical = '\u250A',
        Bar = '\u2588',
        Bars = "\u258F\u258E\u258D\u258C\u258B\u258A\u2589\u2588",
        Spark = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588",
        Shades = "\u00B7\u2591\u2592\u2593\u2588",
        Markers = "\u25CF\u25B2\u25A0\u25C6\u25CB\u25B3\u25A1\u25C7",
    };

    /// <summary>For all others.</summary>
    public static readonly Glyphs Ascii = new()
    {
        HasBraille = false,
        Horizontal = '-',
        Vertical = '|',
        Corner = '+',
        TickDown = '+',
        TickLeft = '+',
        Dashed = '-',
        DashedVertical = ':',
        Bar = '#',
        Bars = "#",
        Spark = "_.-=+*%#",
        Shades = ".:+*#",
        Markers = "ox+#@%&$",
    };

    /// <summary>Whether lines can be drawn with eight dots a character.</summary>
    public required bool HasBraille { get; init; }

    /// <summary>A line from left to right.</summary>
    public required char Horizontal { get; init; }

    /// <summary>A line from top to bottom.</summary>
    public required char Vertical { get; init; }

    /// <summary>Where the axes meet.</summary>
    public required char Corner { get; init; }

    /// <summary>A tick of the lower axis.</summary>
    public required char TickDown { get; init; }

    /// <summary>A tick of the axis of values.</summary>
    public required char TickLeft { get; init; }

    /// <summary>An interrupted line from left to right.</summary>
    public required char Dashed { get; init; }

    /// <summary>An interrupted line from top to bottom.</summary>
    public required char DashedVertical { get; init; }

    /// <summary>A whole piece of a bar.</summary>
    public required char Bar { get; init; }

    /// <summary>The ends of bars, from the shortest to the whole.</summary>
    public required string Bars { get; init; }

    /// <summary>The levels of sparklines, from the lowest.</summary>
    public required string Spark { get; init; }

    /// <summary>The shades of heatmaps, from the lightest.</summary>
    public required string Shades { get; init; }

    /// <summary>The marks that tell lines apart.</summary>
    public required string Markers { get; init; }

    /// <summary>The mark of a line.</summary>
    public char MarkerOf(int index) => Markers[index % Markers.Length];
}
