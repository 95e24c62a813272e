using FsCheck;
using FsCheck.Fluent;

namespace MetricsTools.Statistics;

public sealed class RunningMomentsTests
{
    [Fact]
    public void Running_moments_agree_with_those_of_all_values() =>
        Prop.ForAll(Hostile.Measurements, values => Agrees(Moments.Of(values), RunningMomentsOf(values))).Check(Hostile.Config);

    [Theory]
    [InlineData("PiDigits")]
    [InlineData("Lew")]
    [InlineData("Mavro")]
    [InlineData("Michelso")]
    [InlineData("NumAcc2")]
    [InlineData("NumAcc3")]
    [InlineData("NumAcc4")]
    public void Running_moments_agree_on_the_reference_data(string name)
    {
        double[] values = NistData.Of(name);
        Assert.True(Agrees(Moments.Of(values), RunningMomentsOf(values)));
    }

    [Fact]
    public void First_value_far_from_the_rest_costs_no_accuracy()
    {
        double[] values = [1e6, .. Enumerable.Range(0, 100_000).Select(i => 0.1 * (i % 7))];
        Assert.True(Agrees(Moments.Of(values), RunningMomentsOf(values)));
    }

    [Fact]
    public void Nothing_added_has_a_sum_but_no_moments()
    {
        RunningMoments moments = new();
        Assert.Equal(0, moments.Count);
        Assert.Equal(0, moments.Sum);
        Assert.Equal([double.NaN, double.NaN, double.NaN, double.NaN], [moments.Mean, moments.Variance, moments.Minimum, moments.Maximum]);
    }

    [Fact]
    public void One_value_has_no_variance()
    {
        RunningMoments moments = RunningMomentsOf([-2.5]);
        Assert.Equal([1, -2.5, -2.5, 0, -2.5, -2.5], [moments.Count, moments.Sum, moments.Mean, moments.Variance, moments.Minimum, moments.Maximum]);
    }

    [Fact]
    public void Reset_starts_a_new_bucket()
    {
        RunningMoments moments = RunningMomentsOf([1e9, -1e9, 3]);
        moments.Reset();
        moments.Add(1);
        moments.Add(2);
        Assert.Equal([2, 3, 1.5, 0.5, 1, 2], [moments.Count, moments.Sum, moments.Mean, moments.Variance, moments.Minimum, moments.Maximum]);
    }

    [Fact]
    public void Deviations_past_the_doubles_have_infinite_variance() =>
        Assert.Equal(double.PositiveInfinity, RunningMomentsOf([double.MinValue, double.MaxValue, 0]).Variance);

    [Fact]
    public void Value_that_is_not_finite_is_refused_and_changes_nothing()
    {
        RunningMoments moments = RunningMomentsOf([1, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => moments.Add(double.NaN));
        Assert.Equal([2, 3, 0.5], [moments.Count, moments.Sum, moments.Variance]);
    }

    private static RunningMoments RunningMomentsOf(double[] values)
    {
        RunningMoments moments = new();
        foreach (double value in values) moments.Add(value);
        return moments;
    }

    private static bool Agrees(Moments expected, RunningMoments actual) =>
        expected.Count == actual.Count && expected.Sum.Equals(actual.Sum) && expected.Mean.Equals(actual.Mean)
        && expected.Minimum.Equals(actual.Minimum) && expected.Maximum.Equals(actual.Maximum)
        && Math.Abs(actual.Variance - expected.Variance) <= 1e-14 * expected.Variance
        && Math.Abs(actual.StandardDeviation - expected.StandardDeviation) <= 1e-14 * expected.StandardDeviation;
}
