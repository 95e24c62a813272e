using MetricsTools.Usage;

namespace MetricsTools;

/// <summary>A type that usage events can have.</summary>
public sealed class MetricEventType
{
    private readonly EventType _type;

    internal MetricEventType(EventType type) => _type = type;

    /// <summary>The name.</summary>
    public string Name => _type.Name;

    /// <summary>Whether it is always there, rather than registered.</summary>
    public bool IsBuiltIn => _type.Created is null;

    /// <summary>What it is.</summary>
    public string? Description => _type.Description;

    /// <summary>When it was registered, in UTC, or null for one that is always there.</summary>
    public DateTimeOffset? Created => OptionalMoment.Of(_type.Created);
}
