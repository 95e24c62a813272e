using MetricsTools.Model;

namespace MetricsTools.Usage;

/// <summary>What was used in a range of time, altogether or of one group.</summary>
public sealed record UsageRow
{
    /// <summary>The tags that the group has in common, of those that were asked for.</summary>
    public required TagSet Tags { get; init; }

    /// <summary>The number of usage events.</summary>
    public long Events { get; init; }

    /// <summary>The number of requests.</summary>
    public long Requests { get; init; }

    /// <summary>The share of all events and requests in the answer: 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>The number of distinct users, over events and requests together.</summary>
    public long Users { get; init; }

    /// <summary>How many of them did something in the newest time of the range.</summary>
    public long ActiveUsers { get; init; }

    /// <summary>The first moment that was asked for, in milliseconds since 1970-01-01T00:00:00Z; null for the beginning.</summary>
    public long? Start { get; init; }

    /// <summary>The last moment.</summary>
    public long End { get; init; }

    /// <summary>Whether users are those of samples, rather than of sketches.</summary>
    public bool IsExact { get; init; }
}
