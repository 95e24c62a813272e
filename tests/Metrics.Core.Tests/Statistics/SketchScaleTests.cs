using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace MetricsTools.Statistics;

public sealed class SketchScaleTests
{
    [Fact]
    public void Index_is_exact_on_both_sides_of_every_bound_of_an_octave()
    {
        for (int bound = 0; bound <= 64; bound++)
        {
            double value = SketchScale.LowerBound(bound, SketchScale.Finest);
            foreach (double near in (double[])[Math.BitDecrement(value), value, Math.BitIncrement(value)]) AssertContains(near);
        }
    }

    [Fact]
    public void Index_of_any_magnitude_is_that_of_the_bucket_that_contains_it() =>
        Prop.ForAll(Hostile.Value.ToArbitrary(), value =>
        {
            if (value != 0) AssertContains(Math.Abs(value));
        }).Check(Hostile.Config);

    [Fact]
    public void Powers_of_two_end_their_buckets()
    {
        for (int exponent = -1074; exponent < 1024; exponent++) Assert.Equal((exponent * 64) - 1, IndexOf(Math.ScaleB(1, exponent)));
        Assert.Equal(SketchScale.LowestIndex, IndexOf(double.Epsilon));
        Assert.Equal(SketchScale.HighestIndex, IndexOf(double.MaxValue));
    }

    [Theory]
    [InlineData(6, 0.0054150)]
    [InlineData(5, 0.0108297)]
    [InlineData(3, 0.0432946)]
    [InlineData(0, 0.3333333)]
    public void Representative_is_off_by_the_same_share_from_both_bounds(int scale, double share)
    {
        Assert.Equal(share, SketchScale.RelativeError(scale), 6);
        foreach (int index in (int[])[-1000 >> (6 - scale), -1, 0, 1, 5000 >> (6 - scale), SketchScale.HighestIndex >> (6 - scale)])
        {
            double lower = SketchScale.LowerBound(index, scale);
            double representative = SketchScale.Representative(index, scale);
            Assert.Equal(SketchScale.RelativeError(scale), (representative / lower) - 1, 12);
            Assert.Equal(SketchScale.RelativeError(scale), 1 - (representative / lower / (1 + SketchScale.Growth(scale))), 12);
        }
    }

    private static int IndexOf(double value) => SketchScale.IndexOf((ulong)BitConverter.DoubleToInt64Bits(value));

    // Value v = m 2^e lies in bucket i when 2^i < v^64 <= 2^(i + 1), in integers.
    private static void AssertContains(double value)
    {
        Exact exact = Exact.Of(value);
        int index = IndexOf(value);
        BigInteger numerator = BigInteger.Pow(exact.Numerator, 64);
        BigInteger denominator = BigInteger.Pow(exact.Denominator, 64);
        Assert.True(IsAbove(numerator, denominator, index), $"{value:R} is not above bound {index}.");
        Assert.False(IsAbove(numerator, denominator, index + 1), $"{value:R} is above bound {index + 1}.");
    }

    private static bool IsAbove(BigInteger numerator, BigInteger denominator, int power) =>
        power >= 0 ? numerator > denominator << power : numerator << -power > denominator;
}
