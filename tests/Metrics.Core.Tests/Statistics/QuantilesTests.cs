using FsCheck;
using FsCheck.Fluent;

namespace MetricsTools.Statistics;

public sealed class QuantilesTests
{
    private static readonly double[] Probabilities = [0, 0.01, 0.1, 0.25, 1.0 / 3, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

    [Fact]
    public void Quantiles_of_all_nine_types_are_those_of_R() =>
        ReferenceFile.AssertAgrees("quantile", row => Quantiles.Of(row.Values, row.Parameter, row.Type));

    [Fact]
    public void Quantiles_of_sorted_values_are_those_of_R() =>
        ReferenceFile.AssertAgrees("quantile", row => Quantiles.OfSorted(row.Values.Order().ToArray(), row.Parameter, row.Type));

    [Fact]
    public void Selection_finds_what_sorting_finds() =>
        Prop.ForAll(Hostile.Values, values => values.Length == 0 || SelectionAgrees(values)).Check(Hostile.Config);

    [Theory]
    [InlineData("random")]
    [InlineData("ascending")]
    [InlineData("descending")]
    [InlineData("equal")]
    [InlineData("few")]
    [InlineData("organ pipe")]
    [InlineData("sawtooth")]
    [InlineData("mostly zero")]
    public void Selection_finds_what_sorting_finds_in_patterns(string pattern)
    {
        foreach (int length in (int[])[15, 16, 17, 18, 100, 199, 200, 1001, 50_000]) Assert.True(SelectionAgrees(Pattern(pattern, length)), $"{length}");
    }

    [Fact]
    public void Selection_without_patience_finds_what_sorting_finds()
    {
        double[] values = Pattern("random", 20_000);
        double[] sorted = [.. values.Order()];
        int[] ranks = [0, 1, 777, 10_000, 10_001, 19_998];
        Selection.Place(values, ranks, patience: 0);
        Assert.Equal(ranks.Select(rank => sorted[rank]), ranks.Select(rank => values[rank]));
    }

    [Fact]
    public void Values_are_only_moved()
    {
        double[] values = Pattern("random", 10_000);
        double[] moved = [.. values];
        Quantiles.Of(moved, Probabilities, new double[Probabilities.Length]);
        Assert.Equal(values.Order(), moved.Order());
    }

    [Fact]
    public void Probabilities_may_come_in_any_order_and_number()
    {
        double[] values = Pattern("random", 5_000);
        double[] sorted = [.. values.Order()];
        double[] probabilities = [.. Enumerable.Range(0, 501).Select(i => (i * 37 % 501) / 500.0)];
        double[] results = new double[probabilities.Length];
        Quantiles.Of(values, probabilities, results);
        Assert.Equal(probabilities.Select(probability => Quantiles.OfSorted(sorted, probability)), results);
    }

    [Fact]
    public void Higher_probability_never_gives_a_lower_quantile() =>
        Prop.ForAll(Hostile.Values, values =>
        {
            if (values.Length == 0) return true;
            double[] sorted = [.. values.Order()];
            foreach (QuantileType type in Enum.GetValues<QuantileType>())
            {
                double last = double.NegativeInfinity;
                for (int i = 0; i <= 200; i++)
                {
                    double quantile = Quantiles.OfSorted(sorted, i / 200.0, type);
                    if (!(quantile >= last) || quantile < sorted[0] || quantile > sorted[^1]) return false;
                    last = quantile;
                }
            }

            return true;
        }).Check(Hostile.Config);

    [Fact]
    public void Interpolation_between_the_extremes_of_the_doubles_does_not_overflow()
    {
        Assert.Equal(0, Quantiles.OfSorted([double.MinValue, double.MaxValue], 0.5));
        Assert.Equal(0.5, Quantiles.OfSorted([double.MinValue, double.MaxValue], 0.75) / double.MaxValue, 15);
    }

    [Fact]
    public void Position_next_to_a_whole_number_is_that_number()
    {
        // In doubles, 100 * 0.07 is a little more than 7, and 100 * 0.29 a little less than 29.
        double[] values = [.. Enumerable.Range(1, 100).Select(i => (double)i)];
        Assert.Equal(7, Quantiles.OfSorted(values, 0.07, QuantileType.InverseOfEmpiricalDistribution));
        Assert.Equal(7.5, Quantiles.OfSorted(values, 0.07, QuantileType.AveragedInverseOfEmpiricalDistribution));
        Assert.Equal(29.5, Quantiles.OfSorted(values, 0.29, QuantileType.AveragedInverseOfEmpiricalDistribution));
    }

    [Fact]
    public void No_values_have_no_quantile()
    {
        Assert.Throws<ArgumentException>(() => Quantiles.OfSorted([], 0.5));
        Assert.Throws<ArgumentException>(() => Quantiles.Of([], 0.5));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Number_that_is_no_probability_is_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.OfSorted([1, 2], probability));

    [Fact]
    public void Unknown_type_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.OfSorted([1, 2], 0.5, (QuantileType)10));

    [Fact]
    public void Results_without_room_are_refused() =>
        Assert.Throws<ArgumentException>(() => Quantiles.Of(new double[3], [0.5, 0.9], new double[1]));

    private static bool SelectionAgrees(double[] values)
    {
        double[] sorted = [.. values.Order()];
        double[] results = new double[Probabilities.Length];
        Quantiles.Of([.. values], Probabilities, results);
        for (int i = 0; i < results.Length; i++)
        {
            double expected = Quantiles.OfSorted(sorted, Probabilities[i]);
            if (expected != results[i] || expected != Quantiles.Of([.. values], Probabilities[i])) return false;
        }

        return true;
    }

    private static double[] Pattern(string pattern, int length)
    {
        Random random = new(11);
        return [.. Enumerable.Range(0, length).Select(i => pattern switch
        {
            "random" => random.NextDouble(),
            "ascending" => i,
            "descending" => -i,
            "equal" => 4.5,
            "few" => random.Next(3),
            "organ pipe" => Math.Min(i, length - i),
            "sawtooth" => i % 100,
            _ => random.Next(10) == 0 ? random.NextDouble() : 0,
        })];
    }
}
