namespace MetricsTools.Storage.Sqlite;

/// <summary>How many samples there are, and from when to when; no times while there are none.</summary>
internal readonly record struct SampleExtent(long Count, long First, long Last)
{
    /// <summary>Together with others.</summary>
    public SampleExtent With(long count, long first, long last) => count == 0 ? this
        : Count == 0 ? new SampleExtent(count, first, last)
        : new SampleExtent(Count + count, Math.Min(First, first), Math.Max(Last, last));

    /// <summary>The oldest sample's time, or null without samples.</summary>
    public long? FirstOrNull => Count == 0 ? null : First;

    /// <summary>The newest sample's time, or null without samples.</summary>
    public long? LastOrNull => Count == 0 ? null : Last;
}
