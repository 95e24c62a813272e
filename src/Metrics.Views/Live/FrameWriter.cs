using System.Globalization;
using System.Text;
using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Live;

/// <summary>Shows frames one after another on a terminal, and writes only the rows that have changed.</summary>
/// <param name="screen">The terminal.</param>
/// <param name="hasColor">Whether colours are wanted.</param>
internal sealed class FrameWriter(IScreen screen, bool hasColor)
{
    private const string Escape = "\u001b[";

    // The other screen, so that what was on the terminal comes back; no cursor, and no new line at its edge.
    private const string Enter = Escape + "?1049h" + Escape + "?25l" + Escape + "?7l" + Escape + "2J";
    private const string Leave = Escape + "?7h" + Escape + "?25h" + Escape + "?1049l";

    private string[] _rows = [];
    private int _width;

    /// <summary>Takes the screen over.</summary>
    public void Begin() => screen.Write(Enter);

    /// <summary>Gives the screen back as it was.</summary>
    public void End() => screen.Write(Leave);

    /// <summary>Shows a frame.</summary>
    public void Show(Canvas canvas)
    {
        var text = new StringBuilder();
        if (_rows.Length != canvas.Height || _width != canvas.Width)
        {
            // What a terminal shows after its size has changed is its own affair.
            _rows = new string[canvas.Height];
            _width = canvas.Width;
            text.Append(Escape).Append("0m").Append(Escape).Append("2J");
        }

        for (int row = 0; row < canvas.Height; row++)
        {
            string line = CanvasText.Line(canvas, row, hasColor);
            if (_rows[row] == line) continue;
            _rows[row] = line;
            text.Append(Escape).Append((row + 1).ToString(CultureInfo.InvariantCulture)).Append(";1H").Append(line);
            // After its last column a cursor stands on it, and would take it away with what comes after.
            if (canvas[canvas.Width - 1, row] is { Text: " ", Style.IsInverse: false }) text.Append(Escape).Append('K');
        }

        if (text.Length > 0) screen.Write(text.ToString());
    }
}
