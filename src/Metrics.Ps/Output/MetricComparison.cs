using System.Management.Automation;
using MetricsTools.Comparisons;

namespace MetricsTools;

/// <summary>Two samples of values side by side.</summary>
public sealed class MetricComparison
{
    private readonly SeriesComparison _series;

    internal MetricComparison(SeriesComparison series)
    {
        _series = series;
        Tag = TagObject.Of(series.Tags);
    }

    private Comparison Comparison => _series.Comparison;

    /// <summary>The metric's name; empty for numbers.</summary>
    public string Name => _series.Name;

    /// <summary>The tags of the series; none when several were taken together.</summary>
    public PSObject Tag { get; }

    /// <summary>What is compared with: a range, tags or a label.</summary>
    public string Reference => _series.Reference;

    /// <summary>What is compared: a range, tags or a label.</summary>
    public string Difference => _series.Side;

    /// <summary>The number of values that are compared with.</summary>
    public long ReferenceCount => Comparison.ReferenceCount;

    /// <summary>Their median.</summary>
    public double? ReferenceMedian => Comparison.ReferenceMedian;

    /// <summary>The number of values that are compared.</summary>
    public long Count => Comparison.Count;

    /// <summary>Their median.</summary>
    public double? Median => Comparison.Median;

    /// <summary>By how much they are higher: the Hodges-Lehmann shift.</summary>
    public double? Shift => Comparison.Shift;

    /// <summary>The lower bound of what covers the true shift in 95 of 100 cases.</summary>
    public double? ShiftLower => Comparison.ShiftBounds.Lower;

    /// <summary>The upper bound of it.</summary>
    public double? ShiftUpper => Comparison.ShiftBounds.Upper;

    /// <summary>The shift in percent.</summary>
    public double? Percent => Comparison.Percent;

    /// <summary>The lower bound of the shift in percent.</summary>
    public double? PercentLower => Comparison.PercentBounds.Lower;

    /// <summary>The upper bound of it.</summary>
    public double? PercentUpper => Comparison.PercentBounds.Upper;

    /// <summary>The two-sided probability of values as far apart when nothing differs: Mann-Whitney U.</summary>
    public double? PValue => Comparison.PValue;

    /// <summary>Higher or Lower when they surely differ, else None.</summary>
    public string Direction => Comparison.Direction?.ToString() ?? "None";

    /// <summary>Normal when nothing differs; Deviation, or Improvement when the difference is the good way; Inconclusive when there are too few values.</summary>
    public string Verdict => Comparison.Verdict.ToString();

    /// <summary>The unit of the metric, in UCUM.</summary>
    public string? Unit => _series.Unit;

    /// <summary>One sentence that says why.</summary>
    public string Reason => Comparison.Reason;
}
