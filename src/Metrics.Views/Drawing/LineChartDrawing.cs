using MetricsTools.Views.Charts;
using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Drawing;

/// <summary>Draws lines. Each has a colour and a mark of its own, so that no colour is needed to tell them apart.</summary>
/// <param name="glyphs">The characters that pictures are made of.</param>
public sealed class LineChartDrawing(Glyphs glyphs)
{
    private const int ColumnsPerMarker = 12;
    private const int FewestPlotRows = 3;

    // The title, the axis and its labels.
    private const int FixedRows = 3;

    /// <summary>Draws a chart into an area, which it fills.</summary>
    public void Draw(Canvas canvas, Area area, LineChart chart)
    {
        IReadOnlyList<LegendEntry> legend = ChartLegend.Of(chart, glyphs);
        int most = Math.Max(0, area.Height - FixedRows - FewestPlotRows);
        IReadOnlyList<IReadOnlyList<LegendEntry>> rows = ChartLegend.Arrange(legend, area.Width, most);
        string unit = chart.Values.Caption.Length > 0 ? $" ({chart.Values.Caption})" : "";
        string zone = chart.Places.Caption.Length > 0 && chart.HasTimes ? chart.Places.Caption : "";
        int titleRoom = zone.Length > 0 && area.Width > zone.Length + 20 ? area.Width - zone.Length - 1 : area.Width;
        canvas.Write(area.X, area.Y, TextFit.Cut(chart.Title, Math.Max(8, titleRoom - unit.Length)) + unit, TextStyle.Heading, titleRoom);
        if (titleRoom < area.Width) canvas.Write(area.Right - zone.Length, area.Y, zone, TextStyle.Faint);

        var frame = PlotFrame.Draw(canvas, new Area(area.X, area.Y + 1, area.Width, area.Height - 1 - rows.Count), chart.Places, chart.Values, glyphs);
        foreach (ChartBand band in chart.Bands) DrawBand(canvas, frame, band, chart.Values.Minimum, chart.Values.Maximum);
        DrawAnnotations(canvas, frame, chart);
        for (int i = chart.Series.Count - 1; i >= 0; i--) DrawSeries(canvas, frame, chart.Series[i], i, chart.Series.Count > 1);
        DrawMarks(canvas, frame, chart);
        for (int row = 0; row < rows.Count; row++)
        {
            int x = area.X;
            foreach (LegendEntry entry in rows[row]) x = canvas.Write(x, area.Bottom - rows.Count + row, entry.Text, entry.Style, area.Right - x) + ChartLegend.Gap;
        }
    }

    private void DrawSeries(Canvas canvas, PlotFrame frame, ChartSeries series, int index, bool isOneOfMany)
    {
        TextStyle style = TextStyle.OfSeries(index);
        if (glyphs.HasBraille)
        {
            var dots = new BrailleDots(frame.Plot.Width, frame.Plot.Height);
            Trace(series, point => (frame.ColumnOf(point.Place, 2), frame.RowOf(point.Value!.Value, 4)), dots.Set);
            ForEachCell(frame, (column, row) =>
            {
                if (dots[column, row] is { } character) canvas.Put(frame.Plot.X + column, frame.Plot.Y + row, character, style);
            });
            if (isOneOfMany) DrawMarkers(canvas, frame, series, index);
        }
        else
        {
            Trace(series, point => (frame.ColumnOf(point.Place), frame.RowOf(point.Value!.Value)), (column, row) => PutInside(canvas, frame, column, row, glyphs.MarkerOf(index), style));
        }
    }

    private static void Trace(ChartSeries series, Func<ChartPoint, (int X, int Y)> placeOf, Action<int, int> visit)
    {
        (int X, int Y)? before = null;
        foreach (ChartPoint point in series.Points)
        {
            if (point.Value is null)
            {
                before = null;
                continue;
            }

            (int X, int Y) place = placeOf(point);
            if (before is { } from) LineTrace.Walk(from.X, from.Y, place.X, place.Y, visit);
            else visit(place.X, place.Y);
            before = place;
        }
    }

    // On the line, but each in columns of its own, so that lines that cross keep theirs.
    private void DrawMarkers(Canvas canvas, PlotFrame frame, ChartSeries series, int index)
    {
        int last = -ColumnsPerMarker + (index * 3 % ColumnsPerMarker);
        foreach (ChartPoint point in series.Points)
        {
            if (point.Value is not { } value) continue;
            int column = frame.ColumnOf(point.Place);
            if (column < last + ColumnsPerMarker) continue;
            PutInside(canvas, frame, column, frame.RowOf(value), glyphs.MarkerOf(index), TextStyle.OfSeries(index));
            last = column;
        }
    }

    private void DrawBand(Canvas canvas, PlotFrame frame, ChartBand band, double minimum, double maximum)
    {
        TextStyle style = TextStyle.Faint;
        for (int i = 1; i < band.Points.Count; i++)
        {
            BandPoint left = band.Points[i - 1], right = band.Points[i];
            int from = frame.ColumnOf(left.Place), to = frame.ColumnOf(right.Place);
            // Where the band goes on beyond the chart, there is no edge of it.
            if (left.Upper < maximum) LineTrace.Walk(from, frame.RowOf(left.Upper), to, frame.RowOf(right.Upper), (column, row) => PutInside(canvas, frame, column, row, glyphs.Dashed, style));
            if (left.Lower > minimum) LineTrace.Walk(from, frame.RowOf(left.Lower), to, frame.RowOf(right.Lower), (column, row) => PutInside(canvas, frame, column, row, glyphs.Dashed, style));
        }
    }

    private void DrawAnnotations(Canvas canvas, PlotFrame frame, LineChart chart)
    {
        for (int i = 0; i < chart.Annotations.Count; i++)
        {
            int column = frame.ColumnOf(chart.Annotations[i].Place);
            if (column < 0 || column >= frame.Plot.Width) continue;
            for (int row = 1; row < frame.Plot.Height; row++) canvas.Put(frame.Plot.X + column, frame.Plot.Y + row, glyphs.DashedVertical, TextStyle.Faint);
            canvas.Put(frame.Plot.X + column, frame.Plot.Y, ChartLegend.LetterOf(i), TextStyle.Heading);
        }
    }

    private static void DrawMarks(Canvas canvas, PlotFrame frame, LineChart chart)
    {
        foreach (ChartShift shift in chart.Shifts)
        {
            int column = frame.ColumnOf(shift.Place);
            if (column >= 0 && column < frame.Plot.Width) canvas.Put(frame.Plot.X + column, frame.Plot.Bottom, ChartLegend.ShiftMark, TextStyle.Heading);
        }

        foreach (ChartMark mark in chart.Marks.OrderBy(static mark => mark.Severity))
        {
            PutInside(canvas, frame, frame.ColumnOf(mark.Place), frame.RowOf(mark.Value), Wording.SeverityWords.MarkOf(mark.Severity), TextStyle.Of(mark.Severity));
        }
    }

    private static void PutInside(Canvas canvas, PlotFrame frame, int column, int row, char character, TextStyle style)
    {
        if (column >= 0 && column < frame.Plot.Width && row >= 0 && row < frame.Plot.Height) canvas.Put(frame.Plot.X + column, frame.Plot.Y + row, character, style);
    }

    private static void ForEachCell(PlotFrame frame, Action<int, int> visit)
    {
        for (int row = 0; row < frame.Plot.Height; row++)
        {
            for (int column = 0; column < frame.Plot.Width; column++) visit(column, row);
        }
    }
}
