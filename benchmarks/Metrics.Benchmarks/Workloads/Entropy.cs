namespace MetricsTools.Benchmarks.Workloads;

/// <summary>How small workload W could be made by a coder that knows each metric's distribution but foretells nothing.</summary>
internal static class Entropy
{
    /// <summary>
    /// Bytes a sample: the entropy of jitter, and of the values of latencies and the steps of all others, each metric over its hosts.
    /// </summary>
    public static double PerSample()
    {
        double jitterBits = Math.Log2(21) / 2;
        double valueBits = Workload.Begin().GroupBy(series => series.Metric).Average(group => Of(group.SelectMany(Symbols)));
        return (jitterBits + valueBits) / 8;
    }

    private static IEnumerable<double> Symbols(WorkloadSeries series)
    {
        double before = 0;
        for (int i = 0; i < Workload.SamplesPerSeries; i++)
        {
            series.Next(out _, out double value);
            yield return series.Metric.Shape == WorkloadShape.Latency ? value : Math.Round((value - before) * 100);
            before = value;
        }
    }

    private static double Of(IEnumerable<double> symbols)
    {
        Dictionary<double, int> counts = [];
        int total = 0;
        foreach (double symbol in symbols)
        {
            counts[symbol] = counts.GetValueOrDefault(symbol) + 1;
            total++;
        }

        return counts.Values.Sum(count => -count * Math.Log2((double)count / total)) / total;
    }
}
