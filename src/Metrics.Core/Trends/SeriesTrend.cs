using MetricsTools.Model;

namespace MetricsTools.Trends;

/// <summary>The trend of a series in time.</summary>
/// <param name="Trend">The trend; its slope is by <paramref name="Per"/>.</param>
/// <param name="Start">The first value's time, in milliseconds since 1970-01-01T00:00:00Z, or null when the values have no times.</param>
/// <param name="End">The last value's time.</param>
/// <param name="Per">The time in which the values rise by the slope, or null when it is by value.</param>
/// <param name="ForecastTime">The time of the forecast.</param>
public sealed record SeriesTrend(Trend Trend, long? Start, long? End, TimeSpan? Per, long? ForecastTime)
{
    /// <summary>The time in which slopes are given when none is named: a day.</summary>
    public static readonly TimeSpan DefaultPer = TimeSpan.FromDays(1);

    /// <summary>The way in which it goes, when chance alone seldom makes such a slope; else null.</summary>
    public Direction? Direction => !Trend.IsSignificant ? null : Trend.Slope > 0 ? Model.Direction.Higher : Model.Direction.Lower;

    /// <summary>The trend of samples in the order of time, or null where there are fewer than two moments.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="per">The time in which the slope is given; above zero.</param>
    /// <param name="horizon">How long after the last sample the forecast is, or null for as long as the history.</param>
    public static SeriesTrend? Of(IReadOnlyList<Sample> samples, TimeSpan per, TimeSpan? horizon)
    {
        if (samples.Count == 0) return null;
        long start = samples[0].Timestamp, end = samples[samples.Count - 1].Timestamp;
        double[] places = [.. samples.Select(sample => (sample.Timestamp - start) / per.TotalMilliseconds)];
        double ahead = horizon?.TotalMilliseconds ?? end - start;
        Trend? trend = TrendFinder.Find(places, [.. samples.Select(static sample => sample.Value)], ((end - start) + ahead) / per.TotalMilliseconds);
        return trend is null ? null : new SeriesTrend(trend, start, end, per, end + (long)ahead);
    }

    /// <summary>The trend of numbers without times, by their place; the forecast is as many places after the last as it is after the first. Null for fewer than two.</summary>
    public static SeriesTrend? Of(IReadOnlyList<double> values) =>
        TrendFinder.Find([.. Enumerable.Range(0, values.Count).Select(static place => (double)place)], [.. values], 2.0 * (values.Count - 1)) is { } trend
            ? new SeriesTrend(trend, null, null, null, null)
            : null;
}
