using System.Globalization;
using MetricsTools.Model;
using MetricsTools.Views.Axes;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html.Svg;

/// <summary>
/// Draws lines over time, with what is normal, what deviates, where the level changes and what happened meanwhile. Lines differ by their dashes, marks by their
/// shapes, and annotations by their numbers.
/// </summary>
internal static class LineChartSvg
{
    private const int PlaceTicks = 7;
    private const int ValueTicks = 5;
    private const double LabelWidth = 40;

    /// <summary>Draws a chart.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="id">What the ids of its parts end with.</param>
    /// <param name="description">What it shows, in sentences.</param>
    public static void Write(HtmlWriter html, LineChart chart, string id, string description)
    {
        var plot = new Plot(chart.Places, chart.Values);
        html.Start("svg", "chart").Attribute("viewBox", FormattableString.Invariant($"0 0 {Plot.Width} {Plot.Height}"))
            .Attribute("role", "img").Attribute("aria-labelledby", $"ct{id}").Attribute("aria-describedby", $"cd{id}");
        html.Start("title").Attribute("id", $"ct{id}").Text(chart.Title).End();
        html.Start("desc").Attribute("id", $"cd{id}").Text(description).End();
        WriteAxes(html, plot);
        foreach (ChartBand band in chart.Bands) WriteBand(html, plot, band);
        WriteAnnotations(html, plot, chart.Annotations);
        for (int i = 0; i < chart.Series.Count; i++) WriteLine(html, plot, chart.Series[i], i);
        WriteShifts(html, plot, chart.Shifts);
        foreach (IGrouping<Severity, ChartMark> group in chart.Marks.GroupBy(static mark => mark.Severity)) WriteMarks(html, plot, group);
        html.End();
    }

    private static void WriteAxes(HtmlWriter html, Plot plot)
    {
        var grid = new SvgPath();
        foreach (Tick tick in plot.Values.Ticks(ValueTicks))
        {
            grid.Move(Plot.Left, plot.Y(tick.Place)).Horizontal(Plot.Right);
            WriteText(html, "tick y", Plot.Left - 6, plot.Y(tick.Place) + 4, tick.Label);
        }

        html.Start("path", "grid").Attribute("d", grid.ToString()).End();
        var axis = new SvgPath();
        axis.Move(Plot.Left, Plot.Bottom).Horizontal(Plot.Right);
        foreach (Tick tick in plot.Places.Ticks(PlaceTicks))
        {
            axis.Move(plot.X(tick.Place), Plot.Bottom).Vertical(Plot.Bottom + 4);
            WriteText(html, "tick x", Math.Min(plot.X(tick.Place), Plot.Width - LabelWidth), Plot.Bottom + 17, tick.Label);
        }

        html.Start("path", "axis").Attribute("d", axis.ToString()).End();
        if (plot.Values.Caption.Length > 0) WriteText(html, "tick y", Plot.Left - 6, Plot.Top - 11, plot.Values.Caption);
    }

    private static void WriteBand(HtmlWriter html, Plot plot, ChartBand band)
    {
        var area = new SvgPath();
        SvgPath edges = new(), middle = new();
        for (int i = 0; i < band.Points.Count; i++)
        {
            BandPoint point = band.Points[i];
            Draw(area, i == 0, plot.X(point.Place), plot.Y(point.Upper));
            Draw(edges, i == 0, plot.X(point.Place), plot.Y(point.Upper));
            Draw(middle, i == 0, plot.X(point.Place), plot.Y(point.Expected));
        }

        for (int i = band.Points.Count - 1; i >= 0; i--)
        {
            area.Line(plot.X(band.Points[i].Place), plot.Y(band.Points[i].Lower));
            Draw(edges, i == band.Points.Count - 1, plot.X(band.Points[i].Place), plot.Y(band.Points[i].Lower));
        }

        html.Start("path", "band").Attribute("d", area.Close().ToString()).End();
        html.Start("path", "edge").Attribute("d", edges.ToString()).End();
        html.Start("path", "expected").Attribute("d", middle.ToString()).End();
    }

    private static void WriteLine(HtmlWriter html, Plot plot, ChartSeries series, int index)
    {
        var path = new SvgPath();
        bool isPenUp = true;
        for (int i = 0; i < series.Points.Count; i++)
        {
            ChartPoint point = series.Points[i];
            if (point.Value is { } value) Draw(path, isPenUp, plot.X(point.Place), plot.Y(value));
            // A point between gaps is drawn as a dot: a line of no length with round ends.
            bool isAlone = point.Value is not null && isPenUp && (i + 1 == series.Points.Count || series.Points[i + 1].Value is null);
            if (isAlone) path.Horizontal(plot.X(point.Place));
            isPenUp = point.Value is null;
        }

        html.Start("path", FormattableString.Invariant($"line s{(index % Palette.LineCount) + 1}")).Attribute("d", path.ToString()).End();
    }

    private static void WriteAnnotations(HtmlWriter html, Plot plot, IReadOnlyList<ChartAnnotation> annotations)
    {
        var path = new SvgPath();
        double free = 0;
        for (int i = 0; i < annotations.Count; i++)
        {
            ChartAnnotation annotation = annotations[i];
            if (annotation.End is { } end && end > plot.Places.Minimum && annotation.Place < plot.Places.Maximum)
            {
                html.Start("rect", "period").Attribute("x", plot.X(annotation.Place)).Attribute("y", Plot.Top)
                    .Attribute("width", Math.Max(1, plot.X(end) - plot.X(annotation.Place))).Attribute("height", Plot.Bottom - Plot.Top).End();
            }

            if (!plot.Has(annotation.Place)) continue;
            double x = plot.X(annotation.Place);
            path.Move(x, Plot.Top - 4).Vertical(Plot.Bottom);
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            if (x < free) continue;
            WriteText(html, "note-number", x, Plot.Top - 8, number);
            free = x + 6 + (number.Length * 7);
        }

        if (!path.IsEmpty) html.Start("path", "note").Attribute("d", path.ToString()).End();
    }

    private static void WriteShifts(HtmlWriter html, Plot plot, IReadOnlyList<ChartShift> shifts)
    {
        foreach (ChartShift shift in shifts)
        {
            double x = plot.X(shift.Place), before = plot.Y(shift.Before), after = plot.Y(shift.After);
            html.Start("path", "shift").Attribute("d", new SvgPath().Move(x - 22, before).Horizontal(x).Vertical(after).Horizontal(x + 22).ToString()).End();
            bool isNearEnd = x > Plot.Right - 70;
            WriteText(html, isNearEnd ? "shift-text near-end" : "shift-text", isNearEnd ? x - 5 : x + 5, ((before + after) / 2) + 4, FigureText.Change(shift.Percent));
        }
    }

    private static void WriteMarks(HtmlWriter html, Plot plot, IGrouping<Severity, ChartMark> marks)
    {
        var path = new SvgPath();
        foreach (ChartMark mark in marks) Marker.Add(path, mark.Severity, plot.X(mark.Place), plot.Y(mark.Value));
        html.Start("path", $"mark {Marker.ClassOf(marks.Key)}").Attribute("d", path.ToString()).End();
    }

    private static void WriteText(HtmlWriter html, string style, double x, double y, string text) =>
        html.Start("text", style).Attribute("x", Math.Round(x, 1)).Attribute("y", Math.Round(y, 1)).Text(text).End();

    private static void Draw(SvgPath path, bool isFirst, double x, double y)
    {
        if (isFirst) path.Move(x, y);
        else path.Line(x, y);
    }
}
