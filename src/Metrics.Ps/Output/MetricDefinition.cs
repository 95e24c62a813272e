using MetricsTools.Storage;

namespace MetricsTools;

/// <summary>What is known of a metric.</summary>
public sealed class MetricDefinition
{
    private readonly Model.MetricDefinition _metric;
    private readonly MetricUsage _usage;

    internal MetricDefinition(Model.MetricDefinition metric, MetricUsage usage)
    {
        _metric = metric;
        _usage = usage;
    }

    /// <summary>The name.</summary>
    public string Name => _metric.Name;

    /// <summary>The kind.</summary>
    public string Kind => _metric.Kind.ToString();

    /// <summary>The unit, in UCUM.</summary>
    public string? Unit => _metric.Unit;

    /// <summary>What is measured.</summary>
    public string? Description => _metric.Description;

    /// <summary>A word that groups metrics.</summary>
    public string? Category => _metric.Category;

    /// <summary>The only tag keys that samples may have.</summary>
    public TagKeyList? AllowedTag => _metric.AllowedTags is { } keys ? new TagKeyList(keys) : null;

    /// <summary>Which way of deviating is bad: Both, Higher or Lower.</summary>
    public string Direction => _metric.Direction.ToString();

    /// <summary>How long raw samples are kept, when it is not the store's default.</summary>
    public TimeSpan? RetainRaw => _metric.RetainRaw;

    /// <summary>The number of series.</summary>
    public long SeriesCount => _usage.SeriesCount;

    /// <summary>The number of samples.</summary>
    public long SampleCount => _usage.SampleCount;

    /// <summary>The oldest sample's time, in UTC.</summary>
    public DateTimeOffset? FirstSample => OptionalMoment.Of(_usage.FirstTimestamp);

    /// <summary>The newest sample's time, in UTC.</summary>
    public DateTimeOffset? LastSample => OptionalMoment.Of(_usage.LastTimestamp);
}
