using MetricsTools.Model;

namespace MetricsTools.Views.Terminal;

/// <summary>How characters look, where the terminal shows colours.</summary>
/// <param name="Color">The colour.</param>
/// <param name="IsBold">Whether they are bold.</param>
/// <param name="IsInverse">Whether fore- and background change places.</param>
public readonly record struct TextStyle(TerminalColor Color = TerminalColor.Default, bool IsBold = false, bool IsInverse = false)
{
    /// <summary>As the terminal writes by itself.</summary>
    public static readonly TextStyle Plain = new(TerminalColor.Default);

    /// <summary>For headings.</summary>
    public static readonly TextStyle Heading = new(TerminalColor.Default, IsBold: true);

    /// <summary>For what is secondary.</summary>
    public static readonly TextStyle Faint = new(TerminalColor.Gray);

    private static readonly TerminalColor[] Series =
        [TerminalColor.Cyan, TerminalColor.Yellow, TerminalColor.Magenta, TerminalColor.Green, TerminalColor.BrightBlue, TerminalColor.BrightRed, TerminalColor.BrightGreen, TerminalColor.Blue];

    /// <summary>For the line of a place among others.</summary>
    public static TextStyle OfSeries(int index) => new(Series[index % Series.Length]);

    /// <summary>For a severity, which is also said in words.</summary>
    public static TextStyle Of(Severity severity) => severity switch
    {
        Severity.Critical => new(TerminalColor.Red, IsBold: true),
        Severity.Warning => new(TerminalColor.Yellow, IsBold: true),
        Severity.Info => new(TerminalColor.Blue),
        _ => Plain,
    };
}
