namespace MetricsTools.Recording.Buffering;

/// <summary>Records that are stored together, once, however often that is tried: the store knows the identifier.</summary>
internal sealed class PendingBatch(Guid id, IReadOnlyList<BufferedSample> samples)
{
    /// <summary>The identifier, from the first attempt on.</summary>
    public Guid Id { get; } = id;

    /// <summary>The records.</summary>
    public IReadOnlyList<BufferedSample> Samples { get; } = samples;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>What they are: <c>samples</c>, <c>usage events</c>, or both.</summary>
    public string Subject => string.Join(" and ", Samples.Select(static sample => sample.Subject).Distinct().OrderBy(static subject => subject, StringComparer.Ordinal));
}
