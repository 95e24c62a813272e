namespace MetricsTools.Queries;

/// <summary>Makes the buckets of a group out of what its series have, a limited number at a time.</summary>
/// <param name="builder">Collects them. It may have begun one, and holds one afterwards that is not at its end.</param>
/// <param name="sources">The series, in the order that tells which of equal times is first.</param>
/// <param name="isLast">Whether the last bucket is at its end when the sources are.</param>
internal sealed class BucketCourse(BucketBuilder builder, IReadOnlyList<IBucketSource> sources, bool isLast)
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
        if (IsDone || builder.IsEmpty || next!.Value >= builder.End)
        {
            if (!builder.IsEmpty) taken.Add(builder.Build());
            builder.Begin(next ?? 0);
        }

        if (IsDone) return;
        foreach (IBucketSource source in sources) source.AddTo(builder, builder.End);
    }
}
