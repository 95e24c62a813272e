namespace MetricsTools.Baselines;

public sealed class BaselineCalculatorTests
{
    [Fact]
    public void Figures_are_those_of_R()
    {
        Baseline baseline = BaselineCalculator.Compute([10, 12, 11, 13, 9, 10, 11, 12, 10, 11]);
        Assert.Equal((10L, 10.9, 11.0, 1.0, 9.0, 13.0), (baseline.Count, baseline.Average, baseline.Median, baseline.Mad, baseline.Minimum, baseline.Maximum));
        Assert.Equal(1.1972189997378648, baseline.StandardDeviation, 14);
        Assert.Equal(0.9, baseline.MeanAbsoluteDeviation!.Value, 14);
        double[] percentiles = [baseline.P5, baseline.P25, baseline.P75, baseline.P95, baseline.P99];
        Assert.All(percentiles.Zip([9.45, 10, 11.75, 12.55, 12.91]), pair => Assert.Equal(pair.Second, pair.First, 12));
    }

    [Fact]
    public void Nothing_has_a_count_of_zero()
    {
        Baseline baseline = BaselineCalculator.Compute([]);
        Assert.Equal(0, baseline.Count);
        Assert.False(baseline.IsSufficient);
    }

    [Fact]
    public void One_value_is_all_figures_and_has_no_spread()
    {
        Baseline baseline = BaselineCalculator.Compute([-2.5]);
        Assert.All([baseline.Average, baseline.Median, baseline.Minimum, baseline.Maximum, baseline.P5, baseline.P99], figure => Assert.Equal(-2.5, figure));
        Assert.All([baseline.StandardDeviation, baseline.Mad, baseline.MeanAbsoluteDeviation!.Value], spread => Assert.Equal(0, spread));
    }

    [Fact]
    public void Huge_values_have_finite_figures()
    {
        Baseline baseline = BaselineCalculator.Compute(Enumerable.Range(1, 20).Select(i => i * 1e300));
        Assert.Equal(10.5e300, baseline.Average, 1e287);
        Assert.Equal(5e300, baseline.Mad, 1e287);
        Assert.Equal(Math.Sqrt(35) * 1e300, baseline.StandardDeviation, 1e287);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void Eight_values_are_sufficient(int count, bool expected) => Assert.Equal(expected, BaselineCalculator.Compute(new double[count]).IsSufficient);
}
