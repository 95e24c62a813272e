using MetricsTools.Views.Charts;
using MetricsTools.Views.Terminal;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Drawing;

/// <summary>Draws a heatmap of hour by weekday: darker is higher.</summary>
/// <param name="glyphs">The characters that pictures are made of.</param>
public sealed class HeatmapDrawing(Glyphs glyphs)
{
    /// <summary>The rows that it needs.</summary>
    public const int Rows = HeatmapChart.Days + 3;

    private const int DayColumns = 4;
    private const int WidestCell = 5;

    /// <summary>Draws a heatmap into an area.</summary>
    public void Draw(Canvas canvas, Area area, HeatmapChart chart)
    {
        int cell = Math.Max(1, Math.Min(WidestCell, (area.Width - DayColumns) / HeatmapChart.Hours));
        canvas.Write(area.X, area.Y, chart.Title, TextStyle.Heading, area.Width);
        for (int hour = 0; hour < HeatmapChart.Hours; hour += cell >= 3 ? 1 : 3)
        {
            canvas.Write(area.X + DayColumns + (hour * cell), area.Y + 1, $"{hour:00}", TextStyle.Faint);
        }

        for (int day = 0; day < HeatmapChart.Days; day++)
        {
            int y = area.Y + 2 + day;
            canvas.Write(area.X, y, HeatmapChart.NameOf(day), TextStyle.Faint);
            for (int hour = 0; hour < HeatmapChart.Hours; hour++)
            {
                if (chart.ShareOf(chart[day, hour]) is not { } share) continue;
                char shade = glyphs.Shades[Math.Min(glyphs.Shades.Length - 1, (int)(share * glyphs.Shades.Length))];
                // A space between cells keeps hours apart, where there is room for one.
                canvas.Write(area.X + DayColumns + (hour * cell), y, new string(shade, cell >= 3 ? cell - 1 : cell), TextStyle.OfSeries(0));
            }
        }

        canvas.Write(
            area.X, area.Y + 2 + HeatmapChart.Days,
            $"{FigureText.Of(chart.Minimum, chart.Unit)} {glyphs.Shades} {FigureText.Of(chart.Maximum, chart.Unit)}; hours in {(chart.Zone.BaseUtcOffset == TimeSpan.Zero && !chart.Zone.SupportsDaylightSavingTime ? "UTC" : chart.Zone.Id)}; a space is an hour without values",
            TextStyle.Faint, area.Width);
    }
}
