namespace MetricsTools.Queries;

/// <summary>Makes the buckets of a group out of what its series have, a limited number at a time.</summary>
/// <param name="builder">Collects them. It may have begun one, and holds one afterwards that is not at its end.</param>
/// <param name="sources">The series, in the order that tells which of equal times is first.</param>
/// <param name="length">The length of a bucket, in milliseconds.</param>
/// <param name="isLast">Whether the last bucket is at its end when the sources are.</param>
internal sealed class BucketCourse(BucketBuilder builder, IReadOnlyList<IBucketSource> sources, long length, bool isLast)
{
    /// <summary>Whether the sources are at their end.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The next buckets.</summary>
    public List<Bucket> Take(int most)
    {
        var taken = new List<Bucket>();
        while (taken.Count < most && !IsDone) TakeOne(taken);
        return taken;
    }

    private void TakeOne(List<Bucket> taken)
    {
        long? next = null;
        foreach (IBucketSource source in sources)
        {
            if (source.Next is { } time && (next is null || time < next)) next = time;
        }

        IsDone = next is null;
        if (IsDone && !isLast) return;
        if (IsDone || !IsInBucket(next!.Value))
        {
            if (!builder.IsEmpty) taken.Add(builder.Build());
            builder.Begin(IsDone ? 0 : BucketInterval.StartOf(next!.Value, length), length);
        }

        if (IsDone) return;
        long end = builder.Start > long.MaxValue - length ? long.MaxValue : builder.Start + length;
        foreach (IBucketSource source in sources) source.AddTo(builder, end);
    }

    private bool IsInBucket(long time) => !builder.IsEmpty && builder.Length == length && (ulong)(time - builder.Start) < (ulong)length;
}
