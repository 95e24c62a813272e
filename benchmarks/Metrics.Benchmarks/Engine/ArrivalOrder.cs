using MetricsTools.Model;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>The workload in the order of its arrival: tick by tick, each of all series.</summary>
internal sealed class ArrivalOrder
{
    /// <summary>Puts series into that order.</summary>
    public ArrivalOrder(long[][] timestamps, double[][] values)
    {
        int count = timestamps.Length * timestamps[0].Length;
        Ids = new int[count];
        Timestamps = new long[count];
        Values = new double[count];
        for (int at = 0; at < count; at++)
        {
            int series = Ids[at] = at % timestamps.Length, tick = at / timestamps.Length;
            Timestamps[at] = timestamps[series][tick];
            Values[at] = values[series][tick];
        }
    }

    /// <summary>The place of the series of each sample.</summary>
    public int[] Ids { get; }

    /// <summary>The time of each.</summary>
    public long[] Timestamps { get; }

    /// <summary>The value of each.</summary>
    public double[] Values { get; }

    /// <summary>The samples for a store.</summary>
    /// <param name="ids">The store's identifier of each series.</param>
    public SeriesSample[] Samples(IReadOnlyList<long> ids)
    {
        var samples = new SeriesSample[Ids.Length];
        for (int i = 0; i < samples.Length; i++) samples[i] = new SeriesSample(ids[Ids[i]], Timestamps[i], Values[i]);
        return samples;
    }
}
