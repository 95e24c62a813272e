using System.Management.Automation;
using MetricsTools.Usage;

namespace MetricsTools;

/// <summary>A group of series of a metric in a range of time: how much, how often wrong, how slow, and for how many.</summary>
public sealed class MetricBreakdown
{
    private readonly BreakdownRow _row;

    internal MetricBreakdown(BreakdownRow row)
    {
        _row = row;
        Tag = TagObject.Of(row.Tags);
    }

    /// <summary>The metric's name.</summary>
    public string Name => _row.Metric.Name;

    /// <summary>The tags of the group.</summary>
    public PSObject Tag { get; }

    /// <summary>The number of samples.</summary>
    public long Count => _row.Count;

    /// <summary>The share of errors, 0 to 1: of the samples; of a Counter, of its total.</summary>
    public double ErrorRate => _row.ErrorRate;

    /// <summary>The arithmetic mean; null of a Counter and a Set, as extremes and percentiles.</summary>
    public double? Average => _row.Average;

    /// <summary>The median.</summary>
    public double? P50 => _row.P50;

    /// <summary>The 95th percentile.</summary>
    public double? P95 => _row.P95;

    /// <summary>The 99th percentile.</summary>
    public double? P99 => _row.P99;

    /// <summary>The number of distinct users; of a Set, of its members.</summary>
    public long DistinctUsers => _row.Users;

    /// <summary>The unit of the metric, in UCUM.</summary>
    public string? Unit => _row.Metric.Unit;

    /// <summary>How many of the samples are errors.</summary>
    public long ErrorCount => _row.ErrorCount;

    /// <summary>The exact sum, rounded once: the total of a Counter; null of a Set.</summary>
    public double? Sum => _row.Sum;

    /// <summary>The smallest value.</summary>
    public double? Minimum => _row.Minimum;

    /// <summary>The largest value.</summary>
    public double? Maximum => _row.Maximum;

    /// <summary>Whether percentiles and users are those of samples, rather than of sketches.</summary>
    public bool IsExact => _row.IsExact;
}
