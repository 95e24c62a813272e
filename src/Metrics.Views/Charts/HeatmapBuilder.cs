using MetricsTools.Model;

namespace MetricsTools.Views.Charts;

/// <summary>Sorts values by hour and weekday.</summary>
public static class HeatmapBuilder
{
    // 1970-01-01 was a Thursday.
    private const long DaysBeforeFirstThursday = 3;

    /// <summary>The heatmap of points in time, or null when none has a value.</summary>
    /// <param name="points">The points; their places are times.</param>
    /// <param name="unit">The unit of the values in UCUM, or null.</param>
    /// <param name="zone">The zone whose clock counts.</param>
    /// <param name="title">What it is called.</param>
    public static HeatmapChart? Build(IEnumerable<ChartPoint> points, string? unit, TimeZoneInfo zone, string title)
    {
        double[] averages = new double[HeatmapChart.Days * HeatmapChart.Hours];
        long[] counts = new long[averages.Length];
        foreach (ChartPoint point in points)
        {
            if (point.Value is not { } value) continue;
            int cell = CellOf((long)point.Place, zone);
            // A running mean does not overflow where a sum would.
            averages[cell] += (value - averages[cell]) / ++counts[cell];
        }

        if (Array.TrueForAll(counts, static count => count == 0)) return null;
        HeatmapCell[] cells = [.. averages.Select((average, index) => new HeatmapCell(counts[index] > 0 ? average : null, counts[index]))];
        return new HeatmapChart
        {
            Title = title,
            Unit = unit,
            Zone = zone,
            Cells = cells,
            Minimum = cells.Min(static cell => cell.Average) ?? 0,
            Maximum = cells.Max(static cell => cell.Average) ?? 0,
        };
    }

    private static int CellOf(long moment, TimeZoneInfo zone)
    {
        long local = moment + (long)zone.GetUtcOffset(UnixTime.ToDateTimeOffset(moment)).TotalMilliseconds;
        long hours = (long)Math.Floor(local / (double)UnixTime.Hour) + (DaysBeforeFirstThursday * HeatmapChart.Hours);
        return (int)(((hours % (HeatmapChart.Days * HeatmapChart.Hours)) + (HeatmapChart.Days * HeatmapChart.Hours)) % (HeatmapChart.Days * HeatmapChart.Hours));
    }
}
