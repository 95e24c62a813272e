using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>What the product and the reader say of the same must be the same, to the bit.</summary>
internal static class Agreement
{
    public static void Check(IEnumerable<Sample> expected, IEnumerable<(long Time, double Value)> actual) => Assert.Equal(expected.Select(Exactly), actual.Select(Exactly));

    /// <summary>Compares hours or days.</summary>
    public static void Check(IReadOnlyList<Rollup> expected, IReadOnlyList<Figures> actual, long length, bool isOfSet)
    {
        Assert.Equal(expected.Select(rollup => rollup.Start), actual.Select(figures => figures.Number * length));
        foreach ((Rollup rollup, Figures figures) in expected.Zip(actual)) Check(rollup, figures, isOfSet);
    }

    private static void Check(Rollup expected, Figures actual, bool isOfSet)
    {
        Assert.Equal((expected.Count, expected.First.Timestamp, expected.Last.Timestamp), (actual.Count, actual.First.Time, actual.Last.Time));
        if (actual.Samples.Count > 0)
        {
            Check(expected.Few.ToArray(), actual.Samples);
        }
        else if (isOfSet)
        {
            Assert.Equal(expected.Members!.Hashes ?? [], actual.Hashes);
            Assert.Equal(expected.Members.Registers.ToArray().Select(rank => (long)rank), actual.Registers);
        }
        else
        {
            Check([expected.First, expected.Last], [actual.First, actual.Last]);
            Assert.Equal((expected.Minimum, expected.Maximum), (actual.Minimum, actual.Maximum));
            Assert.Equal(ExactSumBytes.ToInteger(expected.Sum), actual.Sum);
            CheckDeviation(expected, actual);
            CheckSketch(expected, actual);
        }
    }

    private static void CheckDeviation(Rollup expected, Figures actual)
    {
        Assert.Equal(expected.StandardDeviation is null, actual.Squares is null);
        if (expected.StandardDeviation is not { } deviation) return;
        if (expected.Minimum != expected.Maximum) Assert.Equal(ExactSumBytes.ToInteger(expected.Squares), actual.Squares);
        Assert.InRange(actual.StandardDeviation, deviation * (1 - 1e-14), deviation * (1 + 1e-14));
    }

    private static void CheckSketch(Rollup expected, Figures actual)
    {
        Assert.Equal((expected.Sketch.Scale, expected.Sketch.ZeroCount), (actual.Sketch.Scale, actual.Sketch.Zeros));
        Assert.Equal(Buckets(expected.Sketch.Positive), actual.Sketch.Positive.Select(bucket => (bucket.Key, bucket.Value)));
        Assert.Equal(Buckets(expected.Sketch.Negative), actual.Sketch.Negative.Select(bucket => (bucket.Key, bucket.Value)));
        foreach (double probability in new[] { 0, 0.1, 0.5, 0.95, 1 })
        {
            // The smallest doubles are further apart.
            double quantile = expected.Sketch.Quantile(probability, expected.Minimum, expected.Maximum);
            Assert.True(Math.Abs(actual.Quantile(probability) - quantile) <= (1e-9 * Math.Abs(quantile)) + 1e-320, $"{quantile} {actual.Quantile(probability)}");
        }
    }

    private static IEnumerable<(long Index, long Count)> Buckets(SketchBuckets buckets)
    {
        long[] counts = [.. buckets.Used(out int first)];
        return counts.Select((count, i) => (first + (long)i, count)).Where(bucket => bucket.count != 0);
    }

    private static (long Time, long Bits) Exactly(Sample sample) => (sample.Timestamp, BitConverter.DoubleToInt64Bits(sample.Value));

    private static (long Time, long Bits) Exactly((long Time, double Value) sample) => (sample.Time, BitConverter.DoubleToInt64Bits(sample.Value));
}
