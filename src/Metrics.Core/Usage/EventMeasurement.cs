using MetricsTools.Model;

namespace MetricsTools.Usage;

/// <summary>One event of something being used.</summary>
public sealed record EventMeasurement
{
    /// <summary>Its type, as <see cref="EventTypes"/> knows it.</summary>
    public required string EventType { get; init; }

    /// <summary>Where it was, as <see cref="RouteRules.PageOf"/> gives it; or null.</summary>
    public string? Page { get; init; }

    /// <summary>What was used there, or null.</summary>
    public string? Element { get; init; }

    /// <summary>Who caused it, or null when that is not known. A keyed hash of it is stored.</summary>
    public string? User { get; init; }

    /// <summary>Further tags.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>When it was, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Timestamp { get; init; }

    /// <summary>What is recorded of it: that it was, and who caused it where that is known.</summary>
    /// <exception cref="MetricException">A tag is not valid.</exception>
    public IReadOnlyList<MetricRecord> ToRecords()
    {
        var tags = new List<Tag>(Tags) { new(UsageMetrics.EventTypeKey, EventType) };
        if (!string.IsNullOrWhiteSpace(Page)) tags.Add(new Tag(UsageMetrics.PageKey, Page!.Trim()));
        if (!string.IsNullOrWhiteSpace(Element)) tags.Add(new Tag(UsageMetrics.ElementKey, Element!.Trim()));
        var one = new MetricRecord
        {
            Name = UsageMetrics.Events,
            Kind = MetricKind.Counter,
            Unit = UsageMetrics.EventUnit,
            Tags = TagSet.Create(tags),
            Timestamp = Timestamp,
            Value = 1,
        };
        return UsageMetrics.UserRecord(User, one) is { } user ? [one, user] : [one];
    }
}
