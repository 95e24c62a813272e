namespace MetricsTools.Views.Live;

/// <summary>A key that was pressed.</summary>
/// <param name="Key">Which key.</param>
/// <param name="Character">The character that it stands for, or the null character.</param>
/// <param name="IsControl">Whether the control key was held.</param>
public readonly record struct KeyPress(ConsoleKey Key, char Character, bool IsControl = false);
