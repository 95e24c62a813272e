namespace MetricsTools.Views.Terminal;

/// <summary>A part of a canvas.</summary>
/// <param name="X">Its first column.</param>
/// <param name="Y">Its first row.</param>
/// <param name="Width">The number of columns.</param>
/// <param name="Height">The number of rows.</param>
public readonly record struct Area(int X, int Y, int Width, int Height)
{
    /// <summary>The first column after it.</summary>
    public int Right => X + Width;

    /// <summary>The first row after it.</summary>
    public int Bottom => Y + Height;

    /// <summary>The rows from a place on.</summary>
    public Area Below(int rows) => new(X, Y + rows, Width, Math.Max(0, Height - rows));
}
