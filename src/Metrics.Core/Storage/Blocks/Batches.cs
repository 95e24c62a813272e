namespace MetricsTools.Storage.Blocks;

/// <summary>Cuts work on samples into batches, the same ones on every machine, and does these on all processors.</summary>
internal static class Batches
{
    // About a quarter of a millisecond.
    private const int Samples = 8192;

    /// <summary>Cuts items into batches of about as many samples.</summary>
    /// <param name="count">The number of items.</param>
    /// <param name="samplesOf">The samples of an item.</param>
    public static IEnumerable<(int Start, int End)> Of(int count, Func<int, int> samplesOf)
    {
        for (int start = 0, end = 0; start < count; start = end)
        {
            long samples = 0;
            while (end < count && samples < Samples) samples += samplesOf(end++);
            yield return (start, end);
        }
    }

    /// <summary>Does batches in any order; each worker has a state of its own.</summary>
    /// <param name="count">The number of batches.</param>
    /// <param name="begin">Makes the state of a worker.</param>
    /// <param name="work">Does a batch, by its number.</param>
    public static void Run<T>(int count, Func<T> begin, Action<int, T> work)
    {
        if (count > 1)
        {
            Parallel.For(0, count, begin, (i, _, state) =>
            {
                work(i, state);
                return state;
            }, static _ => { });
        }
        else if (count == 1)
        {
            work(0, begin());
        }
    }
}
