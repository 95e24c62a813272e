using MetricsTools.Model;

namespace MetricsTools.Baselines;

/// <summary>What is normal for a series: figures of its values over some time. It never changes by itself.</summary>
public sealed record Baseline
{
    /// <summary>The fewest values from which a baseline is worth judging by.</summary>
    public const int SufficientCount = 8;

    /// <summary>The most values that a baseline keeps beside its figures; of more, it keeps every second, third or further one.</summary>
    public const int MostValues = 1000;

    /// <summary>The metric's name; empty for numbers without one.</summary>
    public string Name { get; init; } = "";

    /// <summary>The tags of the series.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>The label that it was saved under, or null.</summary>
    public string? Label { get; init; }

    /// <summary>The first value's time, in milliseconds since 1970-01-01T00:00:00Z, or null when unknown.</summary>
    public long? Start { get; init; }

    /// <summary>The last value's time, or null when unknown.</summary>
    public long? End { get; init; }

    /// <summary>The number of values.</summary>
    public required long Count { get; init; }

    /// <summary>The arithmetic mean.</summary>
    public double Average { get; init; }

    /// <summary>The sample standard deviation (n - 1).</summary>
    public double StandardDeviation { get; init; }

    /// <summary>The median.</summary>
    public double Median { get; init; }

    /// <summary>The median absolute deviation from the median, not scaled.</summary>
    public double Mad { get; init; }

    /// <summary>The mean absolute deviation from the median, or null when only the other figures are known.</summary>
    public double? MeanAbsoluteDeviation { get; init; }

    /// <summary>The smallest value.</summary>
    public double Minimum { get; init; }

    /// <summary>The 5th percentile.</summary>
    public double P5 { get; init; }

    /// <summary>The 25th percentile.</summary>
    public double P25 { get; init; }

    /// <summary>The 75th percentile.</summary>
    public double P75 { get; init; }

    /// <summary>The 95th percentile.</summary>
    public double P95 { get; init; }

    /// <summary>The 99th percentile.</summary>
    public double P99 { get; init; }

    /// <summary>The largest value.</summary>
    public double Maximum { get; init; }

    /// <summary>What the values are: <c>Raw</c> samples, or the <c>Rate</c> or <c>Distinct</c> count of an interval.</summary>
    public string Aggregate { get; init; } = ValueSeries.RawValues;

    /// <summary>The unit of the metric, or null when unknown.</summary>
    public string? Unit { get; init; }

    /// <summary>When it was computed, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long Created { get; init; }

    /// <summary>Whether there are enough values to judge by.</summary>
    public bool IsSufficient => Count >= SufficientCount;

    /// <summary>The level of every hour of a season, or null when nothing repeats.</summary>
    public SeasonalProfile? Profile { get; init; }

    /// <summary>How sure the figures are, or null when that was not computed.</summary>
    public BaselineConfidence? Confidence { get; init; }

    /// <summary>The values by time, thinned out where there are very many, so that ranks can be compared; none when only figures are known.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>The same figures of values that were all put elsewhere by a function that keeps their order.</summary>
    /// <param name="place">The function.</param>
    /// <param name="scale">By how much it stretches distances.</param>
    internal Baseline Select(Func<double, double> place, double scale) => Count == 0 ? this : this with
    {
        Average = place(Average),
        StandardDeviation = StandardDeviation * scale,
        Median = place(Median),
        Mad = Mad * scale,
        MeanAbsoluteDeviation = MeanAbsoluteDeviation * scale,
        Minimum = place(Minimum),
        P5 = place(P5),
        P25 = place(P25),
        P75 = place(P75),
        P95 = place(P95),
        P99 = place(P99),
        Maximum = place(Maximum),
    };
}
