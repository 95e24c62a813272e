using MetricsTools.Views.Axes;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Terminal;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Drawing;

/// <summary>Draws a histogram as bars from left to right, one for each bin, with its count.</summary>
/// <param name="glyphs">The characters that pictures are made of.</param>
public sealed class HistogramDrawing(Glyphs glyphs)
{
    /// <summary>The rows beside those of the bins.</summary>
    public const int FixedRows = 2;

    /// <summary>Draws a histogram into an area. Bins that there is no room for are counted.</summary>
    public void Draw(Canvas canvas, Area area, HistogramChart chart)
    {
        string unit = chart.Values.Caption.Length > 0 ? $" ({chart.Values.Caption})" : "";
        canvas.Write(area.X, area.Y, TextFit.Cut(chart.Title, Math.Max(8, area.Width - unit.Length)) + unit, TextStyle.Heading, area.Width);
        int shown = Math.Min(chart.Bins.Count, Math.Max(1, area.Height - FixedRows));
        IReadOnlyList<string> labels = LabelsOf(chart);
        int labelWidth = labels.Max(CharacterWidth.Of), countWidth = chart.Bins.Max(static bin => FigureText.Count(bin.Count).Length);
        int room = Math.Max(1, area.Width - labelWidth - countWidth - 3);
        long largest = Math.Max(1, chart.Bins.Max(static bin => bin.Count));
        for (int i = 0; i < shown; i++)
        {
            int y = area.Y + 1 + i, x = canvas.Write(area.X, y, TextFit.Pad(labels[i], labelWidth, isRight: true), TextStyle.Faint);
            canvas.Put(x + 1, y, glyphs.Vertical, TextStyle.Faint);
            x = canvas.Write(x + 2, y, Bar(chart.Bins[i].Count / (double)largest * room), TextStyle.OfSeries(0));
            canvas.Write(x + (chart.Bins[i].Count > 0 ? 1 : 0), y, FigureText.Count(chart.Bins[i].Count));
        }

        string rest = shown < chart.Bins.Count ? $"; {chart.Bins.Count - shown} bins above are not shown" : "";
        canvas.Write(
            area.X, area.Y + 1 + shown,
            $"{FigureText.Count(chart.Count)} values, average {FigureText.Of(chart.Average, chart.Unit)}, median {FigureText.Of(chart.Median, chart.Unit)}, p95 {FigureText.Of(chart.P95, chart.Unit)}{rest}",
            TextStyle.Faint, area.Width);
    }

    private static IReadOnlyList<string> LabelsOf(HistogramChart chart)
    {
        double factor = UnitScale.Of(Math.Max(Math.Abs(chart.Minimum), Math.Abs(chart.Maximum)), chart.Unit).Factor;
        double width = (chart.Bins[0].Upper - chart.Bins[0].Lower) / factor;
        int decimals = NiceNumbers.Decimals(width);
        return [.. chart.Bins.Select(bin => $"{FigureText.Fixed(bin.Lower / factor, decimals)} to {FigureText.Fixed(bin.Upper / factor, decimals)}")];
    }

    // What is not nothing is seen.
    private string Bar(double length)
    {
        if (length <= 0) return "";
        int whole = (int)length, part = (int)((length - whole) * glyphs.Bars.Length);
        string bar = new(glyphs.Bar, whole);
        return part > 0 ? bar + glyphs.Bars[part - 1] : whole > 0 ? bar : glyphs.Bars.Substring(0, 1);
    }
}
