using FsCheck;
using FsCheck.Fluent;

namespace MetricsTools.Statistics;

public sealed class ExactSumTests
{
    [Fact]
    public void Sum_of_hostile_values_is_the_exact_sum_rounded_once() =>
        Prop.ForAll(Hostile.Values, values => SameBits(Exact.Sum(values).Round(), SumOf(values))).Check(Hostile.Config);

    [Fact]
    public void Sum_does_not_depend_on_the_order() =>
        Prop.ForAll(Hostile.Values, values => SameBits(SumOf(values), SumOf(Hostile.Shuffle(values, 42)))).Check(Hostile.Config);

    [Fact]
    public void Merged_sums_equal_a_single_one() =>
        Prop.ForAll(Hostile.Values, Hostile.Values, (left, right) =>
        {
            ExactSum merged = new();
            merged.Add(left);
            ExactSum other = new();
            other.Add(right);
            merged.Add(other);
            return SameBits(SumOf([.. left, .. right]), merged.Value) && SameBits(SumOf(right), other.Value);
        }).Check(Hostile.Config);

    [Fact]
    public void Mean_is_the_exact_mean_rounded_once() =>
        Prop.ForAll(Hostile.Values, Gen.Choose(1, int.MaxValue).ToArbitrary(), (values, divisor) =>
        {
            ExactSum sum = new();
            sum.Add(values);
            long large = (long)divisor << 17;
            return SameBits((Exact.Sum(values) / new Exact(divisor, 1)).Round(), sum.Mean(divisor))
                && SameBits((Exact.Sum(values) / new Exact(large, 1)).Round(), sum.Mean(large));
        }).Check(Hostile.Config);

    [Fact]
    public void Sum_of_many_values_is_that_of_one_by_one() =>
        Prop.ForAll(Gen.ArrayOf(Hostile.Value, 5000).ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), (values, spread) =>
        {
            // Within a spread of powers of two, from where vectors take them all to where they take none.
            for (int i = 0; i < values.Length; i++) values[i] = Math.Sign(values[i]) * (1 + (i / 7.0)) * Math.Pow(2, i % (spread + 1));
            ExactSum oneByOne = new();
            foreach (double value in values) oneByOne.Add(value);
            return SameBits(oneByOne.Value, SumOf(values));
        }).Check(Hostile.Config.WithMaxTest(50));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Value_that_is_not_finite_is_refused_among_many(double value)
    {
        double[] values = new double[100];
        values[50] = value;
        Assert.Throws<ArgumentOutOfRangeException>(() => SumOf(values));
    }

    [Fact]
    public void Reading_between_values_changes_nothing() =>
        Prop.ForAll(Hostile.Values, values =>
        {
            ExactSum sum = new();
            foreach (double value in values)
            {
                sum.Add(value);
                _ = sum.Value;
            }

            return SameBits(SumOf(values), sum.Value);
        }).Check(Hostile.Config);

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(-0.1)]
    [InlineData(double.Epsilon)]
    public void Thousands_of_equal_values_sum_to_their_product(double value)
    {
        ExactSum sum = new();
        for (int i = 0; i < 100_000; i++) sum.Add(value);
        Assert.Equal((Exact.Of(value) * new Exact(100_000, 1)).Round(), sum.Value);
        Assert.Equal(value, sum.Mean(100_000));
    }

    [Fact]
    public void Partial_sums_may_overflow_when_the_sum_does_not() =>
        Assert.Equal(1.5, SumOf([double.MaxValue, double.MaxValue, 1.5, double.MinValue, double.MinValue]));

    [Fact]
    public void Sum_past_the_largest_double_is_infinite_only_from_half_a_unit()
    {
        double halfUnit = Math.Pow(2, 970);
        Assert.Equal(double.PositiveInfinity, SumOf([double.MaxValue, halfUnit]));
        Assert.Equal(double.MaxValue, SumOf([double.MaxValue, halfUnit, -double.Epsilon]));
        Assert.Equal(double.NegativeInfinity, SumOf([double.MinValue, -halfUnit]));
    }

    [Fact]
    public void Zero_has_no_sign()
    {
        Assert.True(SameBits(0.0, SumOf([])));
        Assert.True(SameBits(0.0, SumOf([-0.0, -0.0])));
        Assert.True(SameBits(0.0, SumOf([-1.5, 1.5])));
    }

    [Fact]
    public void Sum_added_to_itself_doubles()
    {
        ExactSum sum = new();
        sum.Add([0.1, 3]);
        sum.Add(sum);
        Assert.Equal(6.2, sum.Value);
    }

    [Fact]
    public void Reset_forgets_everything()
    {
        ExactSum sum = new();
        sum.Add([1e300, -3, double.Epsilon]);
        sum.Reset();
        sum.Add(2.5);
        Assert.Equal(2.5, sum.Value);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Value_that_is_not_finite_is_refused_and_changes_nothing(double value)
    {
        ExactSum sum = new();
        sum.Add(7);
        Assert.Throws<ArgumentOutOfRangeException>(() => sum.Add(value));
        Assert.Equal(7, sum.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData((1L << 48) + 1)]
    public void Mean_over_an_impossible_count_is_refused(long count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExactSum().Mean(count));

    private static double SumOf(double[] values)
    {
        ExactSum sum = new();
        sum.Add(values);
        return sum.Value;
    }

    // The reference has no sign of zero either, but may negate a zero.
    private static bool SameBits(double expected, double actual) =>
        BitConverter.DoubleToInt64Bits(expected == 0 ? 0.0 : expected) == BitConverter.DoubleToInt64Bits(actual);
}
