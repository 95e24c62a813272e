namespace MetricsTools.Views.Drawing;

/// <summary>A grid of dots, two by four in every character (U+2800 and above).</summary>
/// <param name="columns">The characters from left to right.</param>
/// <param name="rows">The characters from top to bottom.</param>
internal sealed class BrailleDots(int columns, int rows)
{
    private const int First = 0x2800;

    // By column and row within a character.
    private static readonly int[,] Bits = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };

    private readonly int[] _characters = new int[columns * rows];

    /// <summary>The dots from left to right.</summary>
    public int Width => columns * 2;

    /// <summary>The dots from top to bottom.</summary>
    public int Height => rows * 4;

    /// <summary>The character of a column and a row, or null when it has no dots.</summary>
    public char? this[int column, int row] => _characters[(row * columns) + column] is not 0 and var bits ? (char)(First + bits) : null;

    /// <summary>Sets a dot; one outside is left out.</summary>
    public void Set(int x, int y)
    {
        if (x >= 0 && x < Width && y >= 0 && y < Height) _characters[(y / 4 * columns) + (x / 2)] |= Bits[x % 2, y % 4];
    }
}
