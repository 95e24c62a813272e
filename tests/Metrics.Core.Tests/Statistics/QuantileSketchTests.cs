using FsCheck;
using FsCheck.Fluent;
using MetricsTools.Storage.Codec;

namespace MetricsTools.Statistics;

public sealed class QuantileSketchTests
{
    private static readonly double[] Probabilities = [0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.999, 1];

    [Fact]
    public void Quantiles_are_between_values_within_the_stated_error_of_those_at_their_ranks() =>
        Prop.ForAll(Hostile.Values, values =>
        {
            if (values.Length == 0) return;
            QuantileSketch sketch = Sketch(values);
            double[] sorted = [.. values.Order()];
            for (int i = 0; i <= 2 * sorted.Length; i++)
            {
                double probability = i / (2.0 * sorted.Length);
                QuantilePosition position = QuantilePosition.Of(sorted.Length, probability, QuantileType.Linear);
                double low = position.Interpolate(Moved(sketch, sorted[position.Lower], -1), Moved(sketch, sorted[position.Upper], -1));
                double high = position.Interpolate(Moved(sketch, sorted[position.Lower], 1), Moved(sketch, sorted[position.Upper], 1));
                Assert.InRange(sketch.Quantile(probability), low, high);
            }
        }).Check(Hostile.Config);

    [Theory]
    [InlineData("uniform")]
    [InlineData("lognormal")]
    [InlineData("two modes")]
    [InlineData("heavy tail")]
    [InlineData("negative")]
    [InlineData("just above a bound")]
    public void Quantiles_of_one_sign_are_within_half_a_percent(string shape)
    {
        double[] values = Distribution(shape, 4000);
        QuantileSketch sketch = Sketch(values);
        Assert.Equal(SketchScale.Finest, sketch.Scale);
        Array.Sort(values);
        foreach (double probability in Probabilities)
        {
            double exact = Quantiles.OfSorted(values, probability);
            Assert.InRange(sketch.Quantile(probability) / exact, 1 - 0.00542, 1 + 0.00542);
        }
    }

    [Fact]
    public void Known_extremes_are_exact_and_bound_all_quantiles()
    {
        QuantileSketch sketch = Sketch([3.1, 3.1, 3.1, 7.7]);
        Assert.Equal(3.1, sketch.Quantile(0, 3.1, 7.7));
        Assert.Equal(3.1, sketch.Quantile(0.5, 3.1, 7.7), 3.1 * 0.0055);
        Assert.InRange(sketch.Quantile(0.5, 3.1, 7.7), 3.1, 7.7);
        Assert.Equal(7.7, sketch.Quantile(1, 3.1, 7.7));
        Assert.Equal(5, Sketch([5, 5, 5]).Quantile(0.3, 5, 5));
    }

    [Fact]
    public void Position_between_ranks_interpolates() =>
        Assert.Equal(15, Sketch([10, 20]).Quantile(0.5, 10, 20));

    [Fact]
    public void Order_and_grouping_change_no_byte() =>
        Prop.ForAll(Hostile.Values, Hostile.Values, Hostile.Values, (first, second, third) =>
        {
            byte[] all = Bytes(Sketch([.. first, .. second, .. third]));
            Assert.Equal(all, Bytes(Sketch(Hostile.Shuffle([.. first, .. second, .. third], 5))));
            Assert.Equal(all, Bytes(Merged(Merged(Sketch(first), Sketch(second)), Sketch(third))));
            Assert.Equal(all, Bytes(Merged(Sketch(first), Merged(Sketch(second), Sketch(third)))));
            Assert.Equal(all, Bytes(Merged(Merged(Sketch(third), Sketch(first)), Sketch(second))));
        }).Check(Hostile.Config);

    [Fact]
    public void Sketches_of_different_scales_merge_at_the_coarser_one()
    {
        QuantileSketch wide = Sketch([1e-200, 1, 1e200]);
        Assert.InRange(wide.Scale, 0, 5);
        QuantileSketch narrow = Sketch([99, 100, 101]);
        int scale = wide.Scale;
        byte[] expected = Bytes(Sketch([1e-200, 1, 1e200, 99, 100, 101]));
        Assert.Equal(expected, Bytes(Merged(narrow, wide)));
        Assert.Equal(scale, narrow.Scale);
        Assert.Equal(expected, Bytes(Merged(wide, Sketch([99, 100, 101]))));
    }

    [Fact]
    public void Sketch_added_to_itself_doubles()
    {
        QuantileSketch sketch = Sketch([0, 1, -2, 3.5]);
        sketch.Add(sketch);
        Assert.Equal(Bytes(Sketch([0, 1, -2, 3.5, 0, 1, -2, 3.5])), Bytes(sketch));
    }

    [Fact]
    public void Whole_range_of_doubles_fits_at_the_coarsest_scale()
    {
        QuantileSketch sketch = Sketch([double.Epsilon, double.MaxValue, -double.Epsilon, double.MinValue]);
        Assert.Equal(SketchScale.Coarsest, sketch.Scale);
        Assert.Equal(double.MinValue, sketch.Quantile(0, double.MinValue, double.MaxValue));
    }

    [Fact]
    public void Share_at_or_below_a_value_is_within_its_bucket() =>
        Prop.ForAll(Hostile.Values, Hostile.Value.ToArbitrary(), (values, other) =>
        {
            if (values.Length == 0) return;
            QuantileSketch sketch = Sketch(values);
            foreach (double value in (double[])[.. values, other])
            {
                double width = (Math.Abs(value) * 2.1 * sketch.RelativeError / (1 - sketch.RelativeError)) + double.Epsilon;
                double low = values.Count(one => one <= value - width) / (double)values.Length;
                double high = values.Count(one => one <= value + width) / (double)values.Length;
                Assert.InRange(sketch.ShareAtOrBelow(value), low - 1e-12, high + 1e-12);
            }
        }).Check(Hostile.Config);

    [Fact]
    public void Everything_lies_between_the_infinities()
    {
        QuantileSketch sketch = Sketch([-1, 0, 0, 1]);
        Assert.Equal(0, sketch.ShareAtOrBelow(double.NegativeInfinity));
        Assert.Equal(0.75, sketch.ShareAtOrBelow(0));
        Assert.Equal(1, sketch.ShareAtOrBelow(double.PositiveInfinity));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Value_that_is_not_finite_is_refused_and_changes_nothing(double value)
    {
        QuantileSketch sketch = Sketch([7]);
        Assert.Throws<ArgumentOutOfRangeException>(() => sketch.Add(value));
        Assert.Equal(Bytes(Sketch([7])), Bytes(sketch));
        Assert.Equal(1, sketch.Count);
    }

    [Fact]
    public void Reset_forgets_everything()
    {
        QuantileSketch sketch = Sketch([1e-300, 1e300, 0, -4]);
        sketch.Reset();
        Assert.Equal(0, sketch.Count);
        Assert.Throws<InvalidOperationException>(() => sketch.Quantile(0.5));
        Assert.Throws<InvalidOperationException>(() => sketch.ShareAtOrBelow(1));
        sketch.Add(2.5);
        Assert.Equal(Bytes(Sketch([2.5])), Bytes(sketch));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Impossible_probability_is_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sketch([1]).Quantile(probability));

    internal static QuantileSketch Sketch(double[] values)
    {
        QuantileSketch sketch = new();
        sketch.Add(values);
        return sketch;
    }

    internal static byte[] Bytes(QuantileSketch sketch)
    {
        byte[] buffer = new byte[QuantileSketchCodec.MaximumLength(sketch)];
        return buffer.AsSpan(0, QuantileSketchCodec.Encode(sketch, buffer)).ToArray();
    }

    private static QuantileSketch Merged(QuantileSketch into, QuantileSketch other)
    {
        into.Add(other);
        return into;
    }

    private static double Moved(QuantileSketch sketch, double value, int direction)
    {
        double tolerance = (Math.Abs(value) * (sketch.RelativeError + 1e-12)) + double.Epsilon;
        return Math.Clamp(value + (direction * tolerance), double.MinValue, double.MaxValue);
    }

    private static double[] Distribution(string shape, int count)
    {
        Random random = new(11);
        return [.. Enumerable.Range(0, count).Select(i => shape switch
        {
            "uniform" => 1 + random.NextDouble(),
            "lognormal" => Math.Exp(random.NextDouble() + random.NextDouble() + random.NextDouble()),
            "two modes" => i % 3 == 0 ? 900 + random.NextDouble() : 0.001 * (1 + random.NextDouble()),
            "heavy tail" => 1 / (1 - random.NextDouble()),
            "negative" => -1e6 * (1 + random.NextDouble()),
            _ => Math.BitIncrement(SketchScale.LowerBound(i, SketchScale.Finest)),
        })];
    }
}
