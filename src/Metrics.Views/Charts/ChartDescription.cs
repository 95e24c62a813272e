using MetricsTools.Model;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Charts;

/// <summary>What a chart shows, in sentences: the text alternative of a picture.</summary>
public static class ChartDescription
{
    private const int MostSeries = 5;

    /// <summary>The sentences for lines.</summary>
    public static string Of(LineChart chart)
    {
        string range = chart.HasTimes
            ? $" from {UnixTime.ToText((long)chart.Places.Minimum)} to {UnixTime.ToText((long)chart.Places.Maximum)}"
            : "";
        var sentences = new List<string> { $"{chart.Title}{range}." };
        sentences.AddRange(chart.Series.Take(MostSeries).Select(Of));
        if (chart.Series.Count > MostSeries) sentences.Add($"And {chart.Series.Count - MostSeries} more lines.");
        if (chart.Marks.Count > 0) sentences.Add($"{FigureText.Count(chart.Marks.Count)} {(chart.Marks.Count == 1 ? "point deviates" : "points deviate")}.");
        if (chart.Shifts.Count > 0) sentences.Add($"The level changes {FigureText.Count(chart.Shifts.Count)} {(chart.Shifts.Count == 1 ? "time" : "times")}.");
        if (chart.Annotations.Count > 0) sentences.Add($"Annotations: {string.Join("; ", chart.Annotations.Select(static one => PlainText.Of(one.Text)))}.");
        return string.Join(" ", sentences);
    }

    /// <summary>The sentence for a histogram.</summary>
    public static string Of(HistogramChart chart) =>
        $"{chart.Title}: {FigureText.Count(chart.Count)} values from {FigureText.Of(chart.Minimum, chart.Unit)} to {FigureText.Of(chart.Maximum, chart.Unit)}, "
        + $"median {FigureText.Of(chart.Median, chart.Unit)}, 95th percentile {FigureText.Of(chart.P95, chart.Unit)}.";

    /// <summary>The sentence for a heatmap.</summary>
    public static string Of(HeatmapChart chart)
    {
        HeatmapCell highest = chart.Cells.First(cell => cell.Average == chart.Maximum), lowest = chart.Cells.First(cell => cell.Average == chart.Minimum);
        return $"{chart.Title}: highest on {NameOf(chart, highest)} with {FigureText.Of(chart.Maximum, chart.Unit)}, lowest on {NameOf(chart, lowest)} with {FigureText.Of(chart.Minimum, chart.Unit)}.";
    }

    private static string NameOf(HeatmapChart chart, HeatmapCell cell)
    {
        int index = Enumerable.Range(0, chart.Cells.Count).First(place => chart.Cells[place] == cell);
        return $"{HeatmapChart.NameOf(index / HeatmapChart.Hours)} {index % HeatmapChart.Hours:00}:00";
    }

    private static string Of(ChartSeries series) =>
        $"{series.Label}: from {FigureText.Of(series.Values.Min(), series.Unit)} to {FigureText.Of(series.Values.Max(), series.Unit)}, newest {FigureText.Of(series.Values.Last(), series.Unit)}.";
}
