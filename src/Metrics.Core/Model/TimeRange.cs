namespace MetricsTools.Model;

/// <summary>A half-open span of time in milliseconds since 1970-01-01T00:00:00Z.</summary>
/// <param name="Start">The first millisecond inside.</param>
/// <param name="End">The first millisecond after.</param>
public readonly record struct TimeRange(long Start, long End)
{
    /// <summary>Everything that can be stored.</summary>
    public static readonly TimeRange All = new(long.MinValue, long.MaxValue);

    /// <summary>Whether it covers no time.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>Whether a moment lies inside.</summary>
    public bool Contains(long timestamp) => timestamp >= Start && timestamp < End;
}
