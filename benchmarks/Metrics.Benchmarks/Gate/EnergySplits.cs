using MetricsTools.Statistics;

namespace MetricsTools.Benchmarks.Gate;

/// <summary>The yardstick of change points: E-divisive means with a t-test at 0.001, divided until nothing is significant, and nothing more.</summary>
internal static class EnergySplits
{
    /// <summary>The changes of a series.</summary>
    public static IEnumerable<int> Find(double[] values)
    {
        var found = new SortedSet<int>();
        Divide(values, 0, found);
        return found;
    }

    private static void Divide(ReadOnlySpan<double> values, int start, SortedSet<int> found)
    {
        EnergySplit split = EnergySplit.Of(values, 2);
        if (split.Index < 0 || TTest.Welch(values[..split.Index], values[split.Index..]).TwoSided > 0.001) return;
        found.Add(start + split.Index);
        Divide(values[..split.Index], start, found);
        Divide(values[split.Index..], start + split.Index, found);
    }
}
