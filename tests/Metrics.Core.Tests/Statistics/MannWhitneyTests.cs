namespace MetricsTools.Statistics;

public sealed class MannWhitneyTests
{
    [Fact]
    public void U_is_that_of_R() => TestFile.AssertAgrees("mannwhitney.u", static row => [MannWhitney.Of(row.X, row.Y).U]);

    [Fact]
    public void Upper_tails_are_those_of_R() => TestFile.AssertAgrees("mannwhitney.upper", static row => [MannWhitney.Of(row.X, row.Y).UpperTail]);

    [Fact]
    public void Lower_tails_are_those_of_R() => TestFile.AssertAgrees("mannwhitney.lower", static row => [MannWhitney.Of(row.X, row.Y).LowerTail]);

    [Fact]
    public void Two_sided_probabilities_are_those_of_R() => TestFile.AssertAgrees("mannwhitney.twosided", static row => [MannWhitney.Of(row.X, row.Y).TwoSided]);

    [Fact]
    public void Exact_counts_are_all_orders_of_the_values()
    {
        // 0 to 9 in all ways of choosing four of them.
        int[] counts = new int[25];
        for (int chosen = 0; chosen < 1 << 10; chosen++)
        {
            double[] first = [.. Enumerable.Range(0, 10).Where(i => (chosen & (1 << i)) != 0).Select(i => (double)i)];
            if (first.Length == 4) counts[(int)MannWhitney.Of(first, [.. Enumerable.Range(0, 10).Select(i => (double)i).Except(first)]).U]++;
        }

        double[] all = [0, 1, 2, 3];
        for (int shift = 0; shift <= 24; shift++)
        {
            double expected = counts.Take(shift + 1).Sum() / 210.0;
            double[] first = WithU(all, shift);
            Assert.Equal(expected, MannWhitney.Of(first, [.. Enumerable.Range(0, 10).Select(i => (double)i).Except(first)]).LowerTail, 14);
        }
    }

    [Fact]
    public void Exchanged_samples_exchange_the_tails()
    {
        double[] x = [5, 9, 1, 7], y = [2, 3, 8, 6, 4];
        MannWhitney one = MannWhitney.Of(x, y), other = MannWhitney.Of(y, x);
        Assert.Equal((one.UpperTail, one.LowerTail, -one.Z, 20 - one.U), (other.LowerTail, other.UpperTail, other.Z, other.U));
    }

    [Fact]
    public void Z_has_the_probability_of_its_tail()
    {
        MannWhitney test = MannWhitney.Of([11, 12, 13], [1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal(1.0 / 165, test.UpperTail, 15);
        Assert.Equal(test.UpperTail, NormalDistribution.UpperTail(test.Z), 12);
        Assert.Equal(1, test.LowerTail);
    }

    [Fact]
    public void Values_that_are_all_equal_tell_nothing()
    {
        double[] same = [.. Enumerable.Repeat(4.0, 30)];
        MannWhitney test = MannWhitney.Of(same, same.AsSpan(0, 5));
        Assert.Equal((75.0, 1.0, 1.0, 1.0, 0.0), (test.U, test.UpperTail, test.LowerTail, test.TwoSided, test.Z));
    }

    [Fact]
    public void Forty_values_are_exact_and_more_or_ties_are_not()
    {
        double[] values = [.. Enumerable.Range(0, 41).Select(i => (double)i)];
        Assert.True(MannWhitney.Of(values.AsSpan(0, 20), values.AsSpan(20, 20)).IsExact);
        Assert.False(MannWhitney.Of(values.AsSpan(0, 20), values.AsSpan(20)).IsExact);
        Assert.False(MannWhitney.Of([1, 2], [2, 3]).IsExact);
    }

    [Fact]
    public void Samples_must_have_finite_values()
    {
        Assert.Throws<ArgumentException>(() => MannWhitney.Of([], [1]));
        Assert.Throws<ArgumentException>(() => MannWhitney.Of([1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => MannWhitney.Of([1, double.NaN], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MannWhitney.Of([1], [double.PositiveInfinity]));
    }

    // Moves the places up one by one, the highest first.
    private static double[] WithU(double[] lowest, int shift)
    {
        double[] places = [.. lowest];
        for (int i = places.Length - 1; i >= 0 && shift > 0; i--)
        {
            int step = Math.Min(6, shift);
            places[i] += step;
            shift -= step;
        }

        return places;
    }
}
