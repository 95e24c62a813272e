namespace MetricsTools.Queries;

/// <summary>What one series has for buckets, by time.</summary>
internal interface IBucketSource
{
    /// <summary>The time of what comes next, or null when there is nothing more.</summary>
    long? Next { get; }

    /// <summary>Adds all that lies before a moment to a bucket.</summary>
    void AddTo(BucketBuilder builder, long end);
}
