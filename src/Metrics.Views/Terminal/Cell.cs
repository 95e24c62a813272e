namespace MetricsTools.Views.Terminal;

/// <summary>One place of a screen.</summary>
/// <param name="Text">A character, with the marks that combine with it; empty for the second half of a wide one.</param>
/// <param name="Style">How it looks.</param>
public readonly record struct Cell(string Text, TextStyle Style)
{
    /// <summary>Nothing.</summary>
    public static readonly Cell Blank = new(" ", TextStyle.Plain);
}
