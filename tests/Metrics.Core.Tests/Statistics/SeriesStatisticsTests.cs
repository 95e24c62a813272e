using MetricsTools.Deviations;

namespace MetricsTools.Statistics;

public sealed class SeriesStatisticsTests
{
    [Fact]
    public void Deflation_is_that_of_R() => TestFile.AssertAgrees("deflation", static row => [Deflation.Of(row.X)]);

    [Fact]
    public void The_best_split_is_that_of_R() => TestFile.AssertAgrees("energy.split", static row =>
    {
        EnergySplit split = EnergySplit.Of(row.X, (int)row.Parameters[0]);
        return [split.Index, split.Statistic];
    });

    [Fact]
    public void Slopes_are_those_of_R() => TestFile.AssertAgrees("theilsen", static row =>
    {
        TheilSen line = TheilSen.Of(row.X, row.Y, row.Parameters[0]);
        return [line.Slope, line.Lower, line.Upper, line.Intercept];
    });

    [Theory]
    [InlineData(new double[] { 5 })]
    [InlineData(new double[] { 5, 5 })]
    [InlineData(new double[] { 1, 2, 1, 2, 1, 2, 1, 2 })]
    [InlineData(new double[] { 1, 1, 1, 1, 9, 9, 1, 1 })]
    [InlineData(new double[] { 1e300, -1e300, 1e300, -1e300, 1e300 })]
    public void What_does_not_resemble_its_neighbours_deflates_nothing(double[] values) => Assert.Equal(1, Deflation.Of(values));

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    public void Deflation_does_not_depend_on_the_size_of_the_numbers(double scale)
    {
        double[] slow = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i / 5.0))];
        Assert.True(Deflation.Of(slow) > 2);
        Assert.Equal(Deflation.Of(slow), Deflation.Of([.. slow.Select(value => value * scale)]), 9);
    }

    [Fact]
    public void What_is_too_short_has_no_split()
    {
        Assert.Equal(-1, EnergySplit.Of([], 2).Index);
        Assert.Equal(-1, EnergySplit.Of([1, 2, 3], 2).Index);
        Assert.Equal(2, EnergySplit.Of([1, 1, 2, 2], 2).Index);
        Assert.Throws<ArgumentOutOfRangeException>(() => EnergySplit.Of([1, 2, 3], 1));
    }

    [Fact]
    public void Points_at_one_place_have_no_slope()
    {
        Assert.Equal(new TheilSen(0, double.NegativeInfinity, double.PositiveInfinity, 2), TheilSen.Of([7, 7, 7], [1, 2, 3]));
        Assert.Equal((2.0, 1.0), (TheilSen.Of([0, 1], [1, 3]).Slope, TheilSen.Of([0, 1], [1, 3]).Intercept));
    }

    [Fact]
    public void Points_must_be_finite_and_paired()
    {
        Assert.Throws<ArgumentException>(() => TheilSen.Of([1], [1]));
        Assert.Throws<ArgumentException>(() => TheilSen.Of([1, 2], [1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TheilSen.Of([1, 2], [1, double.NaN]));
        Assert.Throws<ArgumentException>(() => Deflation.Of([]));
    }

    [Fact]
    public void Winsorised_deviations_of_normal_values_are_consistent()
    {
        foreach (int count in (int[])[8, 9, 10, 15, 19, 20, 30, 60, 100])
        {
            Random random = new(count);
            double sum = 0;
            const int Samples = 20_000;
            for (int i = 0; i < Samples; i++) sum += WinsorisedMoments.Of(Gaussian.Values(random, count, 0, 1), 0.1).StandardDeviation;
            Assert.InRange(sum / Samples * WinsorisedMoments.NormalConsistency(count, 0.1), 0.993, 1.007);
        }
    }
}
