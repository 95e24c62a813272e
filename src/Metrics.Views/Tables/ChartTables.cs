using MetricsTools.Model;
using MetricsTools.Text;
using MetricsTools.Views.Axes;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Tables;

/// <summary>The tables behind pictures: the same figures, for reading, copying and screen readers.</summary>
public static class ChartTables
{
    /// <summary>The table of lines: a row for each place that one of them has a value at.</summary>
    public static DataTable Of(LineChart chart)
    {
        var rows = new SortedDictionary<double, string[]>();
        for (int i = 0; i < chart.Series.Count; i++)
        {
            foreach (ChartPoint point in chart.Series[i].Points)
            {
                if (point.Value is not { } value) continue;
                if (!rows.TryGetValue(point.Place, out string[]? row))
                {
                    rows.Add(point.Place, row = new string[chart.Series.Count + 1]);
                    for (int cell = 0; cell < row.Length; cell++) row[cell] = "";
                    row[0] = chart.HasTimes ? UnixTime.ToText((long)point.Place) : NumberText.Format(point.Place);
                }

                row[i + 1] = NumberText.Format(value);
            }
        }

        string symbol = UnitScale.SymbolOf(chart.Unit);
        return new DataTable(
            chart.Title,
            [new DataColumn(chart.HasTimes ? "Time (UTC)" : "Place"), .. chart.Series.Select(series => new DataColumn(symbol.Length == 0 ? series.Label : $"{series.Label} ({symbol})", IsNumber: true))],
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
}
