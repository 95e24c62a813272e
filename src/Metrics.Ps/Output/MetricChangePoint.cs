using System.Management.Automation;
using MetricsTools.ChangePoints;

namespace MetricsTools;

/// <summary>A place where a series changed its level for good.</summary>
public sealed class MetricChangePoint
{
    private readonly ChangePoint _point;

    internal MetricChangePoint(ChangePoint point, long? timestamp, string name, PSObject tag)
    {
        _point = point;
        Timestamp = OptionalMoment.Of(timestamp);
        Name = name;
        Tag = tag;
    }

    /// <summary>The zero-based place of the first value at the new level.</summary>
    public int Index => _point.Index;

    /// <summary>The time of that value, in UTC; null when the values have none.</summary>
    public DateTimeOffset? Timestamp { get; }

    /// <summary>The median from the change before, or the start, up to this one.</summary>
    public double Before => _point.Before;

    /// <summary>The median from this change up to the next, or the end.</summary>
    public double After => _point.After;

    /// <summary>By how much the values rose, in percent; below zero when they fell.</summary>
    public double Shift => _point.Shift;

    /// <summary>The evidence: a standard normal deviate; 3.29 means one in a thousand.</summary>
    public double Score => _point.Score;

    /// <summary>The metric's name; empty for numbers.</summary>
    public string Name { get; }

    /// <summary>The tags of the series.</summary>
    public PSObject Tag { get; }
}
