using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Queries;

/// <summary>What buckets must be, computed in the plainest way.</summary>
internal static class BucketReference
{
    /// <summary>Compares buckets of one group with the samples of its series, each in the order they were appended.</summary>
    public static void Check(IReadOnlyList<Bucket> actual, IEnumerable<Sample[]> series, long interval)
    {
        var expected = series.SelectMany(samples => samples).OrderBy(sample => sample.Timestamp)
            .GroupBy(sample => (long)Math.Floor(sample.Timestamp / (decimal)interval) * interval).ToList();
        Assert.Equal(expected.Select(group => group.Key), actual.Select(bucket => bucket.Start));
        for (int i = 0; i < actual.Count; i++) Check(actual[i], [.. expected[i].Select(sample => sample.Value)]);
    }

    private static void Check(Bucket bucket, double[] values)
    {
        double[] sorted = [.. values.Order()];
        double mean = (Exact.Sum(values) / Exact.Of(values.Length)).Round();
        Assert.Equal(values.Length, bucket.Count);
        Assert.Equal(Exact.Sum(values).Round(), bucket.Sum);
        Assert.Equal(mean, bucket.Average);
        Assert.Equal(sorted[0], bucket.Minimum);
        Assert.Equal(sorted[^1], bucket.Maximum);
        Assert.Equal(values[0], bucket.First);
        Assert.Equal(values[^1], bucket.Last);
        Assert.Equal(values.Distinct().Count(), bucket.Distinct);
        Assert.True(bucket.IsExact);
        double deviation = values.Length == 1 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        AreClose(deviation, bucket.StandardDeviation);
        AreClose(TypeSeven(sorted, 0.5), bucket.P50);
        AreClose(TypeSeven(sorted, 0.9), bucket.P90);
        AreClose(TypeSeven(sorted, 0.95), bucket.P95);
        AreClose(TypeSeven(sorted, 0.99), bucket.P99);
    }

    private static double TypeSeven(double[] sorted, double probability)
    {
        double place = (sorted.Length - 1) * probability;
        int lower = (int)place;
        return sorted[lower] + ((place - lower) * (sorted[Math.Min(lower + 1, sorted.Length - 1)] - sorted[lower]));
    }

    private static void AreClose(double expected, double? actual) =>
        Assert.True(Math.Abs(expected - actual!.Value) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{expected} is not {actual}");
}
