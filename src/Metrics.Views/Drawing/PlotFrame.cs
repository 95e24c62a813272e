using MetricsTools.Views.Axes;
using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Drawing;

/// <summary>The axes of a chart on a canvas, and where its values lie between them.</summary>
internal sealed class PlotFrame
{
    private const int RowsPerTick = 3;
    private const int ColumnsPerTick = 12;

    private readonly Canvas _canvas;
    private readonly Glyphs _glyphs;
    private readonly Axis _places;
    private readonly Axis _values;

    private PlotFrame(Canvas canvas, Glyphs glyphs, Axis places, Axis values, Area plot)
    {
        _canvas = canvas;
        _glyphs = glyphs;
        _places = places;
        _values = values;
        Plot = plot;
    }

    /// <summary>Where the values lie.</summary>
    public Area Plot { get; }

    /// <summary>Draws axes at the left and at the bottom of an area; the rest of it is the plot.</summary>
    public static PlotFrame Draw(Canvas canvas, Area area, Axis places, Axis values, Glyphs glyphs)
    {
        IReadOnlyList<Tick> ticks = values.Ticks(Math.Max(2, (area.Height - 2) / RowsPerTick + 1));
        int margin = Math.Min(area.Width / 3, ticks.Select(static tick => CharacterWidth.Of(tick.Label)).DefaultIfEmpty(0).Max());
        var frame = new PlotFrame(canvas, glyphs, places, values, new Area(area.X + margin + 1, area.Y, Math.Max(1, area.Width - margin - 1), Math.Max(1, area.Height - 2)));
        frame.DrawValueAxis(ticks, area.X, margin);
        frame.DrawPlaceAxis();
        return frame;
    }

    /// <summary>The row of a value in so many parts of rows, from the top of the plot.</summary>
    public int RowOf(double value, int parts = 1) => Bounded((1 - _values.ShareOf(value)) * ((Plot.Height * parts) - 1), Plot.Height * parts);

    /// <summary>The column of a place in so many parts of columns, from the left of the plot.</summary>
    public int ColumnOf(double place, int parts = 1) => Bounded(_places.ShareOf(place) * ((Plot.Width * parts) - 1), Plot.Width * parts);

    private static int Bounded(double place, int count) => double.IsNaN(place) ? 0 : (int)Math.Round(Math.Max(-1, Math.Min(count, place)));

    private void DrawValueAxis(IReadOnlyList<Tick> ticks, int left, int margin)
    {
        int axis = Plot.X - 1;
        for (int row = 0; row < Plot.Height; row++) _canvas.Put(axis, Plot.Y + row, _glyphs.Vertical, TextStyle.Faint);
        foreach (Tick tick in ticks)
        {
            int row = RowOf(tick.Place);
            if (row < 0 || row >= Plot.Height) continue;
            _canvas.Put(axis, Plot.Y + row, _glyphs.TickLeft, TextStyle.Faint);
            _canvas.Write(left, Plot.Y + row, TextFit.Pad(tick.Label, margin, isRight: true), TextStyle.Faint);
        }
    }

    private void DrawPlaceAxis()
    {
        int row = Plot.Bottom, free = Plot.X - 1;
        _canvas.Put(Plot.X - 1, row, _glyphs.Corner, TextStyle.Faint);
        for (int column = 0; column < Plot.Width; column++) _canvas.Put(Plot.X + column, row, _glyphs.Horizontal, TextStyle.Faint);
        foreach (Tick tick in _places.Ticks(Math.Max(2, Plot.Width / ColumnsPerTick)))
        {
            int column = ColumnOf(tick.Place);
            if (column < 0 || column >= Plot.Width) continue;
            _canvas.Put(Plot.X + column, row, _glyphs.TickDown, TextStyle.Faint);
            int start = Math.Min(_canvas.Width - tick.Label.Length, Math.Max(Plot.X - 1, Plot.X + column - (tick.Label.Length / 2)));
            if (start < free || start + tick.Label.Length > Plot.Right) start = Math.Min(start, Plot.Right - tick.Label.Length);
            if (start < free) continue;
            _canvas.Write(start, row + 1, tick.Label, TextStyle.Faint);
            free = start + tick.Label.Length + 1;
        }
    }
}
