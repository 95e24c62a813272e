using MetricsTools.Deviations;

namespace MetricsTools.Baselines;

public sealed class BaselineConfidenceTests
{
    // Of the standard normal distribution.
    private const double Quartile = 0.6744897501960817;
    private const double P95 = 1.6448536269514722;

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    public void The_intervals_cover_the_true_figures_of_normal_values_about_as_often_as_they_say(double kept)
    {
        const int Histories = 400;
        int[] covered = new int[5];
        for (int seed = 0; seed < Histories; seed++)
        {
            double last = 0;
            double[] values = [.. Gaussian.Values(new Random(seed), 60, 0, 1).Select(one => last = (kept * last) + (Math.Sqrt(1 - (kept * kept)) * one))];
            BaselineConfidence confidence = BaselineConfidence.Of(values)!;
            (Bounds Bounds, double True)[] figures =
                [(confidence.Average, 0), (confidence.Median, 0), (confidence.StandardDeviation, 1), (confidence.Mad, Quartile), (confidence.P75, Quartile)];
            for (int i = 0; i < figures.Length; i++) covered[i] += Covers(figures[i].Bounds, figures[i].True) ? 1 : 0;
        }

        Assert.All(covered, count => Assert.InRange(count, 0.88 * Histories, Histories));
    }

    [Fact]
    public void Intervals_of_many_values_are_narrow()
    {
        BaselineConfidence confidence = BaselineConfidence.Of(Gaussian.Values(new Random(7), 10_000, 0, 1))!;
        Assert.All(new[] { (confidence.Average, 0), (confidence.StandardDeviation, 1), (confidence.P95, P95), (confidence.P5, -P95), (confidence.P25, -Quartile) }, figure =>
        {
            Assert.InRange(figure.Item1.Upper!.Value - figure.Item1.Lower!.Value, 0.001, 0.15);
            Assert.InRange(figure.Item2, figure.Item1.Lower!.Value - 0.03, figure.Item1.Upper!.Value + 0.03);
        });
    }

    [Fact]
    public void A_bound_that_the_values_cannot_tell_is_missing()
    {
        BaselineConfidence confidence = BaselineConfidence.Of(Judging.Ten)!;
        Assert.Null(confidence.P99.Upper);
        Assert.Null(confidence.P5.Lower);
        Assert.Equal("9 to 13", $"{confidence.Median}");
        Assert.Null(BaselineConfidence.Of([1]));
    }

    [Fact]
    public void Equal_values_are_sure_of_themselves()
    {
        BaselineConfidence confidence = BaselineConfidence.Of([5, 5, 5, 5, 5, 5, 5, 5, 5, 5])!;
        Assert.Equal((new Bounds(5, 5), new Bounds(5, 5), 0.0), (confidence.Average, confidence.Median, confidence.StandardDeviation.Lower!.Value));
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    [InlineData(1.7e308)]
    public void Extreme_values_have_bounds_that_are_numbers_or_missing(double size)
    {
        BaselineConfidence confidence = BaselineConfidence.Of([size, -size, size / 2, 0, size / 3, -size / 5, size / 7, size / 9, -size, size])!;
        Assert.All(confidence.All, figure => Assert.False(figure.Bounds.Lower is double.NaN || figure.Bounds.Upper is double.NaN));
    }

    private static bool Covers(Bounds bounds, double value) => (bounds.Lower ?? double.NegativeInfinity) <= value && value <= (bounds.Upper ?? double.PositiveInfinity);
}
