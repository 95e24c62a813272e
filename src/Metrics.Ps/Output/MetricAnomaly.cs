using System.Management.Automation;
using MetricsTools.Anomalies;

namespace MetricsTools;

/// <summary>A sample that is unlike those before it.</summary>
public sealed class MetricAnomaly
{
    internal MetricAnomaly(long? timestamp, string name, PSObject tag, double value, double score)
    {
        Timestamp = OptionalMoment.Of(timestamp);
        Name = name;
        Tag = tag;
        Value = value;
        Score = score;
    }

    /// <summary>When it was taken, in UTC; null when the values have no times.</summary>
    public DateTimeOffset? Timestamp { get; }

    /// <summary>The metric's name; empty for numbers.</summary>
    public string Name { get; }

    /// <summary>The tags of the series.</summary>
    public PSObject Tag { get; }

    /// <summary>The value.</summary>
    public double Value { get; }

    /// <summary>How improbable it is by what came before: -log10 of a tail probability, comparable between series.</summary>
    public double Score { get; }

    /// <summary>How remarkable it is: None, Info (from 1.4), Warning (from 2) or Critical (from 3).</summary>
    public string Severity => AnomalyThresholds.SeverityOf(Score).ToString();
}
