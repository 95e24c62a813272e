using MetricsTools.Baselines;
using MetricsTools.Model;

namespace MetricsTools.Comparisons;

/// <summary>Two samples of values side by side.</summary>
public sealed record Comparison
{
    /// <summary>The number of values that are compared with.</summary>
    public required long ReferenceCount { get; init; }

    /// <summary>Their median.</summary>
    public double? ReferenceMedian { get; init; }

    /// <summary>The number of values.</summary>
    public required long Count { get; init; }

    /// <summary>Their median.</summary>
    public double? Median { get; init; }

    /// <summary>By how much the values are higher: the Hodges-Lehmann shift.</summary>
    public double? Shift { get; init; }

    /// <summary>What covers the true shift in 95 of 100 cases.</summary>
    public Bounds ShiftBounds { get; init; }

    /// <summary>The shift in percent: of logarithms where all values are above zero, so that noise may grow with the level; else of the reference's median.</summary>
    public double? Percent { get; init; }

    /// <summary>What covers the true shift in percent in 95 of 100 cases.</summary>
    public Bounds PercentBounds { get; init; }

    /// <summary>The two-sided probability of values as far apart when nothing differs: the Mann-Whitney test, deflated for values that resemble their neighbours.</summary>
    public double? PValue { get; init; }

    /// <summary>The way in which the values differ, when they surely do; else null.</summary>
    public Direction? Direction { get; init; }

    /// <summary>The conclusion.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>One sentence that says why.</summary>
    public required string Reason { get; init; }
}
