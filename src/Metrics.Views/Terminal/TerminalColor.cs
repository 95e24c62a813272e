namespace MetricsTools.Views.Terminal;

/// <summary>The colours that every terminal has and that follow its theme; the number is that of the escape code.</summary>
public enum TerminalColor
{
    /// <summary>The terminal's own.</summary>
    Default = 39,

    /// <summary>Red.</summary>
    Red = 31,

    /// <summary>Green.</summary>
    Green = 32,

    /// <summary>Yellow.</summary>
    Yellow = 33,

    /// <summary>Blue.</summary>
    Blue = 34,

    /// <summary>Magenta.</summary>
    Magenta = 35,

    /// <summary>Cyan.</summary>
    Cyan = 36,

    /// <summary>Bright black, which is a grey.</summary>
    Gray = 90,

    /// <summary>Bright red.</summary>
    BrightRed = 91,

    /// <summary>Bright green.</summary>
    BrightGreen = 92,

    /// <summary>Bright blue.</summary>
    BrightBlue = 94,
}
