namespace MetricsTools.Storage;

/// <summary>Since when a metric is kept how finely. What is older was pruned, or is about to be.</summary>
/// <param name="Raw">The first moment that every sample is kept of, in milliseconds since 1970-01-01T00:00:00Z; the start of a day in UTC.</param>
/// <param name="Hour">The first moment that hours are kept of.</param>
/// <param name="Day">The first moment that days are kept of.</param>
public sealed record StoredFrom(long Raw, long Hour, long Day)
{
    /// <summary>Nothing was pruned.</summary>
    public static readonly StoredFrom Ever = new(long.MinValue, long.MinValue, long.MinValue);
}
