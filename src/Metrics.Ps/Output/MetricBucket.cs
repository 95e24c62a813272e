using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools;

/// <summary>The samples of a series, or of a group of series, over one interval. Figures are empty where there are no samples.</summary>
public sealed class MetricBucket
{
    private readonly Bucket _bucket;
    private readonly Aggregate _aggregate;

    internal MetricBucket(Bucket bucket, Aggregate aggregate, PSObject tag)
    {
        _bucket = bucket;
        _aggregate = aggregate;
        Tag = tag;
    }

    /// <summary>The interval's start, in UTC.</summary>
    public DateTimeOffset Timestamp => UnixTime.ToDateTimeOffset(_bucket.Start);

    /// <summary>The metric's name.</summary>
    public string Name => _bucket.Metric.Name;

    /// <summary>The tags of the series or group.</summary>
    public PSObject Tag { get; }

    /// <summary>The interval's length.</summary>
    public TimeSpan Interval => _bucket.Interval;

    /// <summary>Which of the figures <see cref="Value"/> shows.</summary>
    public string Aggregate => _aggregate.ToString();

    /// <summary>The figure that was asked for.</summary>
    public double? Value => _bucket[_aggregate];

    /// <summary>The number of samples.</summary>
    public long Count => _bucket.Count;

    /// <summary>The exact sum, rounded once.</summary>
    public double? Sum => _bucket.Sum;

    /// <summary>The arithmetic mean.</summary>
    public double? Average => _bucket.Average;

    /// <summary>The smallest value.</summary>
    public double? Minimum => _bucket.Minimum;

    /// <summary>The largest value.</summary>
    public double? Maximum => _bucket.Maximum;

    /// <summary>The oldest value.</summary>
    public double? First => _bucket.First;

    /// <summary>The newest value.</summary>
    public double? Last => _bucket.Last;

    /// <summary>The sample standard deviation.</summary>
    public double? StandardDeviation => _bucket.StandardDeviation;

    /// <summary>The median.</summary>
    public double? P50 => _bucket.P50;

    /// <summary>The 90th percentile.</summary>
    public double? P90 => _bucket.P90;

    /// <summary>The 95th percentile.</summary>
    public double? P95 => _bucket.P95;

    /// <summary>The 99th percentile.</summary>
    public double? P99 => _bucket.P99;

    /// <summary>Per second: of a Counter the sum, of other kinds the count.</summary>
    public double? Rate => _bucket.Rate;

    /// <summary>The number of distinct values.</summary>
    public long? Distinct => _bucket.Distinct;

    /// <summary>The unit of the metric, in UCUM.</summary>
    public string? Unit => _bucket.Metric.Unit;

    /// <summary>The kind of the metric.</summary>
    public string Kind => _bucket.Metric.Kind.ToString();

    /// <summary>How finely the samples that it was made of are kept.</summary>
    public string Resolution => _bucket.Resolution.ToString();

    /// <summary>Whether the percentiles are those of the samples.</summary>
    public bool IsExact => _bucket.IsExact;
}
