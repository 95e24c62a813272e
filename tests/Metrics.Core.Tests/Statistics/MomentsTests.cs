using FsCheck;
using FsCheck.Fluent;

namespace MetricsTools.Statistics;

public sealed class MomentsTests
{
    [Fact]
    public void Moments_do_not_depend_on_the_order() =>
        Prop.ForAll(Hostile.Measurements, values => Moments.Of(values) == Moments.Of(Hostile.Shuffle(values, 7))).Check(Hostile.Config);

    [Fact]
    public void Variance_is_within_one_unit_in_the_last_place_of_the_exact_one() =>
        Prop.ForAll(Hostile.Measurements, values =>
        {
            if (values.Length == 1) return true;
            Exact mean = Exact.Sum(values) / new Exact(values.Length, 1);
            Exact variance = Exact.CentredProducts(values, values, mean) / new Exact(values.Length - 1, 1);
            Moments moments = Moments.Of(values);
            return mean.Round() == moments.Mean && variance.UlpsFrom(moments.Variance) <= 1;
        }).Check(Hostile.Config);

    [Fact]
    public void One_value_has_no_variance() => Assert.Equal(new Moments(1, 3.5, 3.5, 0, 0, 3.5, 3.5), Moments.Of([3.5]));

    [Fact]
    public void Equal_values_have_no_variance() => Assert.Equal(0, Moments.Of([0.1, 0.1, 0.1]).StandardDeviation);

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    [InlineData(1e-320)]
    public void Standard_deviation_of_extreme_values_neither_overflows_nor_vanishes(double unit)
    {
        Moments moments = Moments.Of([unit, 2 * unit, 3 * unit]);
        Assert.Equal(2 * unit, moments.Mean);
        Assert.Equal(1, moments.StandardDeviation / unit, 12);
    }

    [Fact]
    public void Values_at_both_ends_of_the_doubles_have_a_mean_and_a_deviation()
    {
        Moments moments = Moments.Of([double.MinValue, double.MaxValue, 0]);
        Assert.Equal(0, moments.Mean);
        Assert.Equal(double.MaxValue, moments.StandardDeviation);
        Assert.Equal(double.PositiveInfinity, moments.Variance);
    }

    [Fact]
    public void Neighbouring_doubles_have_half_a_squared_unit_of_variance() =>
        Assert.Equal(2.0, Moments.Of([1e16, 1e16 + 2]).Variance);

    [Fact]
    public void No_values_have_no_moments()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Moments.Of([]));
        Assert.Equal("values", error.ParamName);
        Assert.Throws<ArgumentException>(() => Autocorrelation.Lag1([]));
    }

    [Fact]
    public void Constant_series_has_no_autocorrelation()
    {
        Assert.Equal(0, Autocorrelation.Lag1([4, 4, 4]));
        Assert.Equal(0, Autocorrelation.Lag1([4]));
    }

    [Fact]
    public void Autocorrelation_has_the_same_value_at_any_scale()
    {
        double[] values = [1, 3, 2, 5, 4, 8];
        double expected = Autocorrelation.Lag1(values);
        Assert.Equal(expected, Autocorrelation.Lag1([.. values.Select(value => value * 1e-310)]), 12);
        Assert.Equal(expected, Autocorrelation.Lag1([.. values.Select(value => value * 1e300)]), 12);
    }
}
