using MetricsTools.Baselines;
using MetricsTools.Model;

namespace MetricsTools.Deviations;

/// <summary>A value, or a few of them, judged against a baseline.</summary>
public sealed record Deviation
{
    /// <summary>The newest judged value's time, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The metric's name; empty for numbers without one; the pattern when a wildcard found nothing.</summary>
    public required string Name { get; init; }

    /// <summary>The tags of the series.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>The judged value: the median when there are several. Null when there is none.</summary>
    public double? Value { get; init; }

    /// <summary>What the baseline expects.</summary>
    public double? Expected { get; init; }

    /// <summary>Where a deviation downwards begins.</summary>
    public double? Lower { get; init; }

    /// <summary>Where a deviation upwards begins.</summary>
    public double? Upper { get; init; }

    /// <summary>How far the value lies from the expected one, in the method's units: above zero when it is higher.</summary>
    public double? Score { get; init; }

    /// <summary>How far the value lies from the expected one, in percent of that one.</summary>
    public double? Percent { get; init; }

    /// <summary>The way in which it differs: <see cref="Direction.Higher"/>, <see cref="Direction.Lower"/>, or null for neither.</summary>
    public Direction? Direction { get; init; }

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; }

    /// <summary>The conclusion.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Whether it deviates in the bad direction.</summary>
    public bool IsDeviation => Verdict == Verdict.Deviation;

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The number of judged values.</summary>
    public long Count { get; init; }

    /// <summary>The number of values in the baseline.</summary>
    public long BaselineCount { get; init; }

    /// <summary>The probability of such values when nothing has changed, for methods that compute one.</summary>
    public double? PValue { get; init; }

    /// <summary>The unit of the metric.</summary>
    public string? Unit { get; init; }

    /// <summary>What it was judged against.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>One sentence that says why.</summary>
    public string Reason { get; init; } = "";
}
