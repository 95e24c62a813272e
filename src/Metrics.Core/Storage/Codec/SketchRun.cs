namespace MetricsTools.Storage.Codec;

/// <summary>The buckets of a sketch from the lowest to the highest in use.</summary>
/// <param name="First">The index of the lowest.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct SketchRun(int First, int Length)
{
    /// <summary>A run as it was read.</summary>
    /// <exception cref="InvalidDataException">There is no such run.</exception>
    public static SketchRun Of(long first, long length)
    {
        if (first is < int.MinValue / 2 or > int.MaxValue / 2 || length is < 1 or > Statistics.SketchBuckets.Most)
        {
            throw new InvalidDataException("The data is damaged: a sketch counts values that are no doubles.");
        }

        return new SketchRun((int)first, (int)length);
    }
}
