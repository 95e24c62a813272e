using System.Management.Automation;
using MetricsTools.Model;

namespace MetricsTools;

/// <summary>The newest state of a series.</summary>
public sealed class MetricSnapshot
{
    private readonly SeriesSnapshot _snapshot;

    internal MetricSnapshot(SeriesSnapshot snapshot)
    {
        _snapshot = snapshot;
        Tag = TagObject.Of(snapshot.Tags);
    }

    /// <summary>The metric's name.</summary>
    public string Name => _snapshot.Metric.Name;

    /// <summary>The tags of the series.</summary>
    public PSObject Tag { get; }

    /// <summary>The kind of the metric.</summary>
    public string Kind => _snapshot.Metric.Kind.ToString();

    /// <summary>Counter: the total. Gauge: the last value. Histogram and Summary: the median. Set: the distinct count.</summary>
    public double Value => _snapshot.Value;

    /// <summary>The unit of the metric, in UCUM.</summary>
    public string? Unit => _snapshot.Metric.Unit;

    /// <summary>The newest sample's time, in UTC.</summary>
    public DateTimeOffset Timestamp => UnixTime.ToDateTimeOffset(_snapshot.Timestamp);

    /// <summary>The number of samples.</summary>
    public long Count => _snapshot.Count;

    /// <summary>The exact sum, rounded once.</summary>
    public double Sum => _snapshot.Sum;

    /// <summary>The smallest value.</summary>
    public double Minimum => _snapshot.Minimum;

    /// <summary>The largest value.</summary>
    public double Maximum => _snapshot.Maximum;

    /// <summary>The 95th percentile.</summary>
    public double P95 => _snapshot.P95;
}
