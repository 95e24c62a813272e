using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Views.Charts;

/// <summary>The time that a chart of stored series shows.</summary>
public static class ChartRange
{
    /// <summary>The range that was asked for; where nothing was said, that of the points, up to the end of the newest interval.</summary>
    /// <param name="asked">The range as it was asked for.</param>
    /// <param name="series">The series, whose places are times; null for none.</param>
    /// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
    public static TimeRange? Of(RangeRequest asked, IReadOnlyList<ChartSeries> series, long now)
    {
        ChartSeries[] filled = [.. series.Where(static one => one.Points.Count > 0)];
        if (filled.Length == 0) return null;
        long first = (long)filled.Min(static one => one.Points[0].Place);
        long newest = (long)filled.Max(static one => one.Points[one.Points.Count - 1].Place + StepOf(one));
        bool isOpen = asked.Last is not null || asked.Start is not null;
        long end = asked.End is { } given ? Math.Min(now, given.ToUnixTimeMilliseconds()) : isOpen ? now : Math.Min(now, newest);
        long start = asked.Last is { } last ? end - (long)last.TotalMilliseconds : asked.Start?.ToUnixTimeMilliseconds() ?? first;
        return new TimeRange(Math.Min(start, end - 1), end);
    }

    private static double StepOf(ChartSeries series) => series.Points.Count < 2 ? 0 : series.Points[series.Points.Count - 1].Place - series.Points[series.Points.Count - 2].Place;
}
