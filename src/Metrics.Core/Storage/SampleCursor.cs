namespace MetricsTools.Storage;

/// <summary>
/// Goes through samples of one series by time, of equal times in the order they were appended: chunk after chunk, in columns, whose memory is used again.
/// Safe for one thread at a time; several cursors of one window may be read at once.
/// </summary>
public abstract class SampleCursor
{
    /// <summary>The time of the chunk's first sample, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public abstract long First { get; }

    /// <summary>The time of its last sample.</summary>
    public abstract long Last { get; }

    /// <summary>The times of all of its samples; reading only the values of a chunk costs less.</summary>
    /// <exception cref="MetricException">They are damaged.</exception>
    public abstract ReadOnlySpan<long> Timestamps { get; }

    /// <summary>The values of the chunk; at least one.</summary>
    public abstract ReadOnlySpan<double> Values { get; }

    /// <summary>Goes to the next chunk; false when there is none.</summary>
    /// <exception cref="MetricException">It is damaged.</exception>
    public abstract bool MoveNext();
}
