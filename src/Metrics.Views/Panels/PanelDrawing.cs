using MetricsTools.Model;
using MetricsTools.Views.Drawing;
using MetricsTools.Views.Terminal;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Panels;

/// <summary>Draws panels.</summary>
/// <param name="canvas">What is drawn on.</param>
/// <param name="glyphs">The characters that pictures are made of.</param>
internal sealed class PanelDrawing(Canvas canvas, Glyphs glyphs)
{
    /// <summary>Draws a panel into an area. Rows that there is no room for are counted.</summary>
    public void Draw(Area area, Panel panel)
    {
        DrawTitle(area, panel.Title);
        int row = area.Y + 1;
        if (panel.Rows.Count == 0)
        {
            canvas.Write(area.X, row, panel.Empty, TextStyle.Faint, area.Width);
            return;
        }

        int[] widths = PanelWidths.Of(panel, area.Width);
        if (panel.HasHeadings) DrawCells(area.X, row++, widths, panel, [.. panel.Columns.Select(static column => (PanelCell)column.Name)], static _ => TextStyle.Faint);
        int room = Math.Max(0, area.Bottom - row);
        bool hasMore = panel.Rows.Count > room;
        int offset = hasMore ? Math.Max(0, Math.Min(panel.Offset, panel.Rows.Count - room + 1)) : 0;
        int shown = hasMore ? Math.Max(0, Math.Min(room - 1, panel.Rows.Count - offset)) : panel.Rows.Count;
        for (int i = 0; i < shown; i++)
        {
            PanelRow line = panel.Rows[offset + i];
            DrawCells(area.X, row++, widths, panel, line.Cells, index => line.Cells[index].Course is not null ? TextStyle.OfSeries(0) : StyleOf(line.Severity));
        }

        if (!hasMore || room == 0) return;
        int after = panel.Rows.Count - offset - shown;
        string above = offset > 0 ? $"{FigureText.Count(offset)} above, " : "";
        canvas.Write(area.X, row, $"{above}{FigureText.Count(after)} more", TextStyle.Faint, area.Width);
    }

    private static TextStyle StyleOf(Severity severity) => TextStyle.Of(severity);

    private void DrawTitle(Area area, string title)
    {
        for (int column = 0; column < area.Width; column++) canvas.Put(area.X + column, area.Y, glyphs.Horizontal, TextStyle.Faint);
        canvas.Write(area.X + 2, area.Y, TextFit.Cut($" {title} ", area.Width - 2), TextStyle.Heading);
    }

    private void DrawCells(int x, int y, int[] widths, Panel panel, IReadOnlyList<PanelCell> cells, Func<int, TextStyle> styleOf)
    {
        for (int i = 0; i < widths.Length; i++)
        {
            if (widths[i] == 0) continue;
            string text = cells[i].Course is { } course ? SparklineText.Of(course, widths[i], glyphs)
                : TextFit.Pad(cells[i].Series is { } series ? SeriesText.Fit(series, widths[i]) : cells[i].Text, widths[i], panel.Columns[i].IsRight);
            canvas.Write(x, y, text, styleOf(i));
            x += widths[i] + 1;
        }
    }
}
