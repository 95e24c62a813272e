using MetricsTools.Baselines;

namespace MetricsTools;

/// <summary>
/// How sure the figures of a baseline are: the bounds of intervals that cover the true ones in 95 of 100 histories; null where the values do not tell. They lie side by side, so
/// that ConvertTo-Json keeps them without being told a depth.
/// </summary>
public sealed class MetricConfidence
{
    private readonly BaselineConfidence _confidence;

    internal MetricConfidence(BaselineConfidence confidence) => _confidence = confidence;

    /// <summary>The lower bound of the arithmetic mean.</summary>
    public double? AverageLower => _confidence.Average.Lower;

    /// <summary>The upper bound of the arithmetic mean.</summary>
    public double? AverageUpper => _confidence.Average.Upper;

    /// <summary>The lower bound of the standard deviation.</summary>
    public double? StandardDeviationLower => _confidence.StandardDeviation.Lower;

    /// <summary>The upper bound of the standard deviation.</summary>
    public double? StandardDeviationUpper => _confidence.StandardDeviation.Upper;

    /// <summary>The lower bound of the median.</summary>
    public double? MedianLower => _confidence.Median.Lower;

    /// <summary>The upper bound of the median.</summary>
    public double? MedianUpper => _confidence.Median.Upper;

    /// <summary>The lower bound of the median absolute deviation.</summary>
    public double? MadLower => _confidence.Mad.Lower;

    /// <summary>The upper bound of the median absolute deviation.</summary>
    public double? MadUpper => _confidence.Mad.Upper;

    /// <summary>The lower bound of the 5th percentile.</summary>
    public double? P5Lower => _confidence.P5.Lower;

    /// <summary>The upper bound of the 5th percentile.</summary>
    public double? P5Upper => _confidence.P5.Upper;

    /// <summary>The lower bound of the 25th percentile.</summary>
    public double? P25Lower => _confidence.P25.Lower;

    /// <summary>The upper bound of the 25th percentile.</summary>
    public double? P25Upper => _confidence.P25.Upper;

    /// <summary>The lower bound of the 75th percentile.</summary>
    public double? P75Lower => _confidence.P75.Lower;

    /// <summary>The upper bound of the 75th percentile.</summary>
    public double? P75Upper => _confidence.P75.Upper;

    /// <summary>The lower bound of the 95th percentile.</summary>
    public double? P95Lower => _confidence.P95.Lower;

    /// <summary>The upper bound of the 95th percentile.</summary>
    public double? P95Upper => _confidence.P95.Upper;

    /// <summary>The lower bound of the 99th percentile.</summary>
    public double? P99Lower => _confidence.P99.Lower;

    /// <summary>The upper bound of the 99th percentile.</summary>
    public double? P99Upper => _confidence.P99.Upper;

    /// <summary>In short: the interval of the median.</summary>
    public override string ToString() => _confidence.ToString();
}
