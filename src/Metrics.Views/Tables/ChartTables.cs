using MetricsTools.Text;
using MetricsTools.Views.Axes;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Tables;

/// <summary>The tables behind pictures: the same figures, for reading, copying and screen readers.</summary>
public static class ChartTables
{
    /// <summary>The table of lines: a row for each place that one of them has a value at. What is to be said of a place is in a column of its own.</summary>
    public static DataTable Of(LineChart chart)
    {
        Dictionary<double, string> notes = NotesOf(chart);
        int width = chart.Series.Count + (notes.Count > 0 ? 2 : 1);
        var rows = new SortedDictionary<double, string[]>();
        for (int i = 0; i < chart.Series.Count; i++)
        {
            foreach (ChartPoint point in chart.Series[i].Points)
            {
                if (point.Value is not { } value) continue;
                if (!rows.TryGetValue(point.Place, out string[]? row)) rows.Add(point.Place, row = EmptyRow(chart, point.Place, width));
                row[i + 1] = FigureText.Plain(value);
                if (notes.TryGetValue(point.Place, out string? note)) row[width - 1] = note;
            }
        }

        string symbol = UnitScale.SymbolOf(chart.Unit);
        return new DataTable(
            chart.Title,
            [
                new DataColumn(chart.HasTimes ? "Time (UTC)" : "Place"),
                .. chart.Series.Select(series => new DataColumn(symbol.Length == 0 ? series.Label : $"{series.Label} ({symbol})", IsNumber: true)),
                .. notes.Count > 0 ? new[] { new DataColumn("Note") } : [],
            ],
            [.. rows.Values]);
    }

    /// <summary>The table of a histogram: a row for each bin.</summary>
    public static DataTable Of(HistogramChart chart) => new(
        chart.Title,
        [new DataColumn("From", IsNumber: true), new DataColumn("To", IsNumber: true), new DataColumn("Count", IsNumber: true)],
        [.. chart.Bins.Select(bin => new[] { FigureText.Of(bin.Lower, chart.Unit), FigureText.Of(bin.Upper, chart.Unit), FigureText.Count(bin.Count) })]);

    /// <summary>The table of a heatmap: a row for each day, a column for each hour.</summary>
    public static DataTable Of(HeatmapChart chart) => new(
        chart.Title,
        [new DataColumn("Day"), .. Enumerable.Range(0, HeatmapChart.Hours).Select(static hour => new DataColumn($"{hour:00}", IsNumber: true))],
        [
            .. Enumerable.Range(0, HeatmapChart.Days).Select(day => (IReadOnlyList<string>)
                [HeatmapChart.NameOf(day), .. Enumerable.Range(0, HeatmapChart.Hours).Select(hour => chart[day, hour].Average is { } average ? FigureText.Of(average, chart.Unit) : "")]),
        ]);

    private static string[] EmptyRow(LineChart chart, double place, int width)
    {
        string[] row = new string[width];
        for (int cell = 0; cell < row.Length; cell++) row[cell] = "";
        row[0] = chart.HasTimes ? MomentText.Of((long)place) : NumberText.Format(place);
        return row;
    }

    private static Dictionary<double, string> NotesOf(LineChart chart)
    {
        var notes = new Dictionary<double, string>();
        foreach (ChartMark mark in chart.Marks) Add(mark.Place, $"{SeverityWords.Of(mark.Severity)}: {mark.Text}");
        foreach (ChartShift shift in chart.Shifts)
        {
            Add(shift.Place, $"level changes from {FigureText.Of(shift.Before, chart.Unit)} to {FigureText.Of(shift.After, chart.Unit)} ({FigureText.Change(shift.Percent)})");
        }

        return notes;

        void Add(double place, string note) => notes[place] = notes.TryGetValue(place, out string? before) ? $"{before}; {note}" : note;
    }
}
