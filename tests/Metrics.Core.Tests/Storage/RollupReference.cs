using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Storage;

/// <summary>What rollups must be, computed in the plainest way.</summary>
internal static class RollupReference
{
    private const double RelativeError = 0.0055;

    /// <summary>Compares the hours or days of a series with its samples, which are by time and then in the order they were appended.</summary>
    public static void Check(IReadOnlyList<Sample> samples, TimeRange range, Resolution resolution, IEnumerable<Rollup> rollups)
    {
        long length = resolution == Resolution.Hour ? UnixTime.Hour : UnixTime.Day;
        var expected = samples.GroupBy(sample => (long)Math.Floor(sample.Timestamp / (decimal)length) * length)
            .Where(group => group.Key < range.End && group.Key + length > range.Start).ToList();
        Rollup[] actual = [.. rollups];
        Assert.Equal(expected.Select(group => group.Key), actual.Select(rollup => rollup.Start));
        for (int i = 0; i < actual.Length; i++) Check([.. expected[i]], actual[i]);
    }

    private static void Check(Sample[] samples, Rollup rollup)
    {
        double[] values = [.. samples.Select(sample => sample.Value)];
        var sum = new ExactSum();
        sum.Add(values);
        Assert.Equal(values.Length, rollup.Count);
        Assert.Equal(sum.Value, rollup.Sum.Value);
        Assert.Equal(sum.Mean(values.Length), rollup.Sum.Mean(rollup.Count));
        Assert.Equal(values.Min(), rollup.Minimum);
        Assert.Equal(values.Max(), rollup.Maximum);
        Assert.Equal(samples[0], rollup.First);
        Assert.Equal(samples[^1], rollup.Last);
        Assert.Equal(values.Length, rollup.Sketch.Count);
        Moments moments = Moments.Of(values);
        AreClose(moments.StandardDeviation, rollup.StandardDeviation!.Value, 1e-14);
        Array.Sort(values);
        foreach (double probability in new[] { 0, 0.5, 0.95, 1 })
        {
            AreClose(Quantiles.OfSorted(values, probability), rollup.Sketch.Quantile(probability, rollup.Minimum, rollup.Maximum), RelativeError);
        }
    }

    private static void AreClose(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(expected - actual) <= relative * Math.Abs(expected), $"{expected} is not {actual}");
}
