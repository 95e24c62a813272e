using System.Buffers;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Statistics;
using MetricsTools.Storage;

namespace MetricsTools.Baselines;

/// <summary>Computes what is normal for stored series.</summary>
/// <param name="store">The store.</param>
/// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
public sealed class SeriesBaseline(IMetricStore store, long now)
{
    /// <summary>The time before <see cref="AsOf"/> that counts; not used with <see cref="Count"/>.</summary>
    public TimeSpan Window { get; init; } = BaselineRequest.DefaultWindow;

    /// <summary>The newest values that count, however old, or null for a window.</summary>
    public int? Count { get; init; }

    /// <summary>The interval whose rate or distinct count is a value of a Counter or a Set.</summary>
    public TimeSpan Interval { get; init; } = ValueSeries.DefaultInterval;

    /// <summary>What is left out of the history, and what repeats in it.</summary>
    public HistoryOptions History { get; init; } = HistoryOptions.Default;

    /// <summary>The last moment that counts, in milliseconds since 1970-01-01T00:00:00Z; now when null.</summary>
    public long? AsOf { get; init; }

    /// <summary>The baseline of a series, or null when it has no values then.</summary>
    /// <exception cref="MetricException">The window or the interval is not above zero, the history is too short for the season, or the store failed.</exception>
    public Baseline? Compute(SeriesGroup group)
    {
        if (Window <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, Window);
        long end = AsOf ?? now;
        var values = new ValueSeries(store, group, Interval, figure: null, Math.Min(end, now));
        var request = new BaselineRequest(Window, Count, end + 1) { History = History };
        IReadOnlyList<Sample> history = request.Read(values);
        if (history.Count == 0) return null;
        ArraySegment<Sample> samples = history as ArraySegment<Sample>? ?? new ArraySegment<Sample>([.. history]);
        double[] numbers = ValuesOf(samples.AsSpan());
        Baseline baseline = Complete(request.Compute(values, history, numbers, now), numbers);

        // Fresh memory for each of many series, or for one with many samples, takes longer than the work on it.
        if (history is ArraySegment<Sample> read && read.Array!.Length > read.Count) ArrayPool<Sample>.Shared.Return(read.Array);
        return baseline;
    }

    /// <summary>The baseline of numbers without a series, in the order of time.</summary>
    /// <param name="values">Finite numbers; at least one.</param>
    /// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
    public static Baseline Of(IReadOnlyList<double> values, long now)
    {
        double[] numbers = [.. values];
        return Complete(BaselineCalculator.Compute(numbers), numbers) with { Created = now };
    }

    private static double[] ValuesOf(ReadOnlySpan<Sample> samples)
    {
        double[] values = FreshArray.Of<double>(samples.Length);
        for (int i = 0; i < values.Length; i++) values[i] = samples[i].Value;
        return values;
    }

    private static Baseline Complete(Baseline baseline, double[] values) =>
        baseline with { Confidence = BaselineConfidence.Of(values, baseline), Values = Thin(values) };

    // Every second, third or further one: their distribution is that of all.
    private static double[] Thin(double[] values)
    {
        int step = (values.Length + Baseline.MostValues - 1) / Baseline.MostValues;
        if (step <= 1) return values;
        double[] some = new double[((values.Length - 1) / step) + 1];
        for (int i = 0; i < some.Length; i++) some[i] = values[((values.Length - 1) % step) + (i * step)];
        return some;
    }
}
