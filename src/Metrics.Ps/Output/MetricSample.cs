using System.Management.Automation;
using MetricsTools.Model;

namespace MetricsTools;

/// <summary>One sample.</summary>
public sealed class MetricSample
{
    private readonly SampleOrigin _origin;
    private readonly Sample _sample;

    internal MetricSample(SampleOrigin origin, Sample sample)
    {
        _origin = origin;
        _sample = sample;
    }

    /// <summary>When it was taken, in UTC.</summary>
    public DateTimeOffset Timestamp => UnixTime.ToDateTimeOffset(_sample.Timestamp);

    /// <summary>The metric's name.</summary>
    public string Name => _origin.Name;

    /// <summary>The tags of the series.</summary>
    public PSObject Tag => _origin.Tag;

    /// <summary>The value; for a Set, the hash of the member.</summary>
    public double Value => _sample.Value;

    /// <summary>The unit, in UCUM.</summary>
    public string? Unit => _origin.Unit;

    /// <summary>The kind of the metric.</summary>
    public string Kind => _origin.Kind;
}
