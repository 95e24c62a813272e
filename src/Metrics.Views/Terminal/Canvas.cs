using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Terminal;

/// <summary>A rectangle of characters that is drawn on before it is shown. What lies outside is left out.</summary>
public sealed class Canvas
{
    // Most characters are of these, and a screen holds thousands.
    private static readonly string[] Known = [.. Enumerable.Range(0, 128).Select(static code => ((char)code).ToString())];

    private readonly Cell[] _cells;

    /// <summary>Makes an empty one.</summary>
    public Canvas(int width, int height)
    {
        Width = Math.Max(1, width);
        Height = Math.Max(1, height);
        _cells = new Cell[Width * Height];
        for (int i = 0; i < _cells.Length; i++) _cells[i] = Cell.Blank;
    }

    /// <summary>The number of columns.</summary>
    public int Width { get; }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>The cell of a column and a row.</summary>
    public Cell this[int x, int y] => _cells[(y * Width) + x];

    /// <summary>The whole of it.</summary>
    public Area Whole => new(0, 0, Width, Height);

    /// <summary>Puts one character.</summary>
    public void Put(int x, int y, char character, TextStyle style)
    {
        if (x >= 0 && x < Width && y >= 0 && y < Height) _cells[(y * Width) + x] = new Cell(TextOf(character), style);
    }

    /// <summary>Writes a text in one row, at most so many columns of it; what does not fit ends with a sign that something is missing.</summary>
    /// <returns>The column after it.</returns>
    public int Write(int x, int y, string text, TextStyle style = default, int columns = int.MaxValue, string ellipsis = "..")
    {
        if (y < 0 || y >= Height) return x;
        int room = Math.Min(columns, Width - x);
        return WriteCells(x, y, TextFit.Cut(PlainText.Of(text), room, ellipsis), style == default ? TextStyle.Plain : style);
    }

    private static string TextOf(char character) => character < Known.Length ? Known[character] : character.ToString();

    private int WriteCells(int x, int y, string text, TextStyle style)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int width = CharacterWidth.At(text, i);
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length;
            string character = isPair ? text.Substring(i, 2) : TextOf(text[i]);
            if (isPair) i++;
            if (width == 0)
            {
                if (x > 0 && x <= Width) _cells[(y * Width) + x - 1] = this[x - 1, y] with { Text = this[x - 1, y].Text + character };
                continue;
            }

            if (x >= 0 && x + width <= Width) _cells[(y * Width) + x] = new Cell(character, style);
            if (x >= 0 && width == 2 && x + 2 <= Width) _cells[(y * Width) + x + 1] = new Cell("", style);
            x += width;
        }

        return x;
    }
}
