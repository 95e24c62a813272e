using MetricsTools.Model;

namespace MetricsTools.Baselines;

/// <summary>Which part of a series' history makes a baseline.</summary>
/// <param name="Window">
/// The time before <paramref name="End"/>, or before the millisecond of the excluded values, which is the last one before it; not used when a
/// count is given.
/// </param>
/// <param name="Count">The newest values before <paramref name="End"/>, however old, or null for a window.</param>
/// <param name="End">The first moment that is not part of it, in milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Excluded">The number of newest values before <paramref name="End"/> that are not part of it, because they are judged.</param>
public sealed record BaselineRequest(TimeSpan Window, int? Count, long End, int Excluded = 0)
{
    /// <summary>The window when none is given: seven days.</summary>
    public static readonly TimeSpan DefaultWindow = TimeSpan.FromDays(7);

    /// <summary>What is left out of the history, and what repeats in it.</summary>
    public HistoryOptions History { get; init; } = HistoryOptions.Default;

    /// <summary>The values that make the baseline, by time.</summary>
    public IReadOnlyList<Sample> Read(ValueSeries values)
    {
        IReadOnlyList<Sample> kept = Count is { } count
            ? ReadNewest(values, count)
            : Keep(values, values.Read(new TimeRange(End - (long)Window.TotalMilliseconds - (Excluded > 0 ? 1 : 0), End)));
        return History.ExcludesAnomalies ? Anomalous.Without(kept, History) : kept;
    }

    /// <summary>The baseline of those values.</summary>
    /// <param name="series">Where the values are from.</param>
    /// <param name="values">The values, as <see cref="Read"/> gives them.</param>
    /// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <exception cref="MetricException">A season was named, and the values are of less time than two of it.</exception>
    public Baseline Compute(ValueSeries series, IReadOnlyList<Sample> values, long now) => Compute(series, values, [.. values.Select(static sample => sample.Value)], now);

    /// <summary>The baseline of values whose numbers alone are at hand, too.</summary>
    internal Baseline Compute(ValueSeries series, IReadOnlyList<Sample> values, double[] numbers, long now) =>
        BaselineCalculator.Compute(numbers) with
        {
            Profile = SeasonalFit.Find(values, History.Seasonality, History.Zone, new SeriesKey(series.Group.Metric.Name, series.Group.Tags).ToString()),
            Name = series.Group.Metric.Name,
            Tags = series.Group.Tags,
            Unit = series.Group.Metric.Unit,
            Start = values.Count == 0 ? null : values[0].Timestamp,
            End = values.Count == 0 ? null : values[values.Count - 1].Timestamp,
            Aggregate = series.Aggregate,
            Created = now,
        };

    // As many as are wanted, beyond those that are left out by their time.
    private IReadOnlyList<Sample> ReadNewest(ValueSeries values, int count)
    {
        for (long wanted = (long)count + Excluded; ; wanted *= 2)
        {
            int asked = (int)Math.Min(int.MaxValue, wanted);
            IReadOnlyList<Sample> read = values.ReadNewest(new TimeRange(long.MinValue, End), asked), kept = Keep(values, read);
            if (kept.Count >= count || read.Count < asked || asked == int.MaxValue) return kept.Count <= count ? kept : [.. kept.Skip(kept.Count - count)];
        }
    }

    private IReadOnlyList<Sample> Keep(ValueSeries values, IReadOnlyList<Sample> read)
    {
        if (Excluded == 0 && History.ExcludedRanges.Count == 0) return read;
        IEnumerable<Sample> before = read.Take(read.Count - Excluded);
        if (History.ExcludedRanges.Count == 0) return [.. before];
        var excluded = new ExcludedTime(History.ExcludedRanges);
        return [.. before.Where(one => !excluded.Touches(one.Timestamp, values.ValueLength))];
    }
}
