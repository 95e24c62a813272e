using System.Globalization;
using System.Text;

namespace MetricsTools.Views.Terminal;

/// <summary>Turns a canvas into text.</summary>
public static class CanvasText
{
    private const string Escape = "\u001b[";
    private const string Reset = "\u001b[0m";

    /// <summary>The rows, without the space at their ends.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="hasColor">Whether colours are written, as escape codes.</param>
    public static IReadOnlyList<string> Lines(Canvas canvas, bool hasColor) => [.. Enumerable.Range(0, canvas.Height).Select(row => Line(canvas, row, hasColor))];

    /// <summary>One row, without the space at its end.</summary>
    public static string Line(Canvas canvas, int row, bool hasColor)
    {
        int end = canvas.Width;
        while (end > 0 && canvas[end - 1, row] is { Text: " ", Style.IsInverse: false }) end--;
        var text = new StringBuilder(end + 16);
        TextStyle current = TextStyle.Plain;
        for (int x = 0; x < end; x++)
        {
            Cell cell = canvas[x, row];
            // A space has no colour of its own.
            if (hasColor && cell.Style != current && (cell.Text != " " || cell.Style.IsInverse || current.IsInverse))
            {
                AppendStyle(text, current = cell.Style);
            }

            text.Append(cell.Text);
        }

        if (current != TextStyle.Plain) text.Append(Reset);
        return text.ToString();
    }

    private static void AppendStyle(StringBuilder text, TextStyle style)
    {
        text.Append(Escape).Append('0');
        if (style.IsBold) text.Append(";1");
        if (style.IsInverse) text.Append(";7");
        if (style.Color != TerminalColor.Default) text.Append(';').Append(((int)style.Color).ToString(CultureInfo.InvariantCulture));
        text.Append('m');
    }
}
