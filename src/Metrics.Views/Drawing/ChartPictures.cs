using MetricsTools.Model;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Courses;
using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Drawing;

/// <summary>Draws series as charts of a kind, one below the other.</summary>
/// <param name="width">The columns of each.</param>
/// <param name="height">The rows of each, or null for what suits it.</param>
/// <param name="glyphs">The characters that pictures are made of.</param>
public sealed class ChartPictures(int width, int? height, Glyphs glyphs)
{
    /// <summary>The fewest columns in which something is seen.</summary>
    public const int SmallestWidth = 20;

    /// <summary>The fewest rows in which something is seen.</summary>
    public const int SmallestHeight = 8;

    private const int UsualHeight = 20;

    /// <summary>The pictures; none when no series has a value.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="series">The series.</param>
    /// <param name="extras">What is shown beside lines. A series that is alone and has no band gets one of its own values.</param>
    public IReadOnlyList<Canvas> Draw(ChartType type, IReadOnlyList<ChartSeries> series, LineChartExtras extras) => type switch
    {
        ChartType.Histogram => [.. series.Where(static one => one.Values.Any()).Select(DrawHistogram)],
        ChartType.Heatmap => [.. series.Select(one => HeatmapBuilder.Build(one.Points, one.Unit, extras.Zone, TitleOf(one))).OfType<HeatmapChart>().Select(DrawHeatmap)],
        _ => [.. LineChartBuilder.Build(series, WithBand(series, extras)).Select(DrawLines)],
    };

    private static string TitleOf(ChartSeries series)
    {
        string name = SeriesLabels.Common([series.Key]);
        return name.Length > 0 ? name : "Values";
    }

    // Bands of many lines would hide one another.
    private static LineChartExtras WithBand(IReadOnlyList<ChartSeries> series, LineChartExtras extras)
    {
        if (series.Count != 1 || extras.Bands.Count > 0) return extras;
        Sample[] values = [.. series[0].Points.Where(static point => point.Value is not null).Select(static point => new Sample((long)point.Place, point.Value!.Value))];
        return BandBuilder.Build(values, series[0].Unit, Direction.Both) is { } band ? extras with { Bands = new Dictionary<SeriesKey, SeriesBand> { [series[0].Key] = band } } : extras;
    }

    private Canvas DrawLines(LineChart chart)
    {
        var canvas = new Canvas(width, height ?? UsualHeight);
        new LineChartDrawing(glyphs).Draw(canvas, canvas.Whole, chart);
        return canvas;
    }

    private Canvas DrawHistogram(ChartSeries series)
    {
        HistogramChart chart = HistogramBuilder.Build([.. series.Values], series.Unit, TitleOf(series), (height ?? UsualHeight) - HistogramDrawing.FixedRows);
        var canvas = new Canvas(width, Math.Min(height ?? UsualHeight, chart.Bins.Count + HistogramDrawing.FixedRows));
        new HistogramDrawing(glyphs).Draw(canvas, canvas.Whole, chart);
        return canvas;
    }

    private Canvas DrawHeatmap(HeatmapChart chart)
    {
        var canvas = new Canvas(width, HeatmapDrawing.Rows);
        new HeatmapDrawing(glyphs).Draw(canvas, canvas.Whole, chart);
        return canvas;
    }
}
