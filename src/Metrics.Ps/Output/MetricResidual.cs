using System.Globalization;
using MetricsTools.Baselines;

namespace MetricsTools;

/// <summary>How values lie to the level of their hour: the figures of the ratios or differences.</summary>
public sealed class MetricResidual
{
    private readonly Baseline _figures;

    internal MetricResidual(Baseline figures) => _figures = figures;

    /// <summary>Their number.</summary>
    public long Count => _figures.Count;

    /// <summary>The arithmetic mean.</summary>
    public double? Average => Figure(_figures.Average);

    /// <summary>The sample standard deviation.</summary>
    public double? StandardDeviation => Figure(_figures.StandardDeviation);

    /// <summary>The median.</summary>
    public double? Median => Figure(_figures.Median);

    /// <summary>The median absolute deviation, not scaled.</summary>
    public double? Mad => Figure(_figures.Mad);

    /// <summary>The mean absolute deviation from the median.</summary>
    public double? MeanAbsoluteDeviation => Figure(_figures.MeanAbsoluteDeviation);

    /// <summary>The smallest.</summary>
    public double? Minimum => Figure(_figures.Minimum);

    /// <summary>The 5th percentile.</summary>
    public double? P5 => Figure(_figures.P5);

    /// <summary>The 25th percentile.</summary>
    public double? P25 => Figure(_figures.P25);

    /// <summary>The 75th percentile.</summary>
    public double? P75 => Figure(_figures.P75);

    /// <summary>The 95th percentile.</summary>
    public double? P95 => Figure(_figures.P95);

    /// <summary>The 99th percentile.</summary>
    public double? P99 => Figure(_figures.P99);

    /// <summary>The largest.</summary>
    public double? Maximum => Figure(_figures.Maximum);

    /// <summary>In short: the middle nine tenths.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:G6} to {1:G6}", P5, P95);

    private double? Figure(double? figure) => _figures.Count > 0 ? figure : null;
}
