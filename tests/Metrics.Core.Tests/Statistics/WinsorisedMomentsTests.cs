namespace MetricsTools.Statistics;

public sealed class WinsorisedMomentsTests
{
    [Fact]
    public void Winsorised_mean_is_that_of_R() =>
        ReferenceFile.AssertAgrees("winsorisedmean", row => WinsorisedMoments.Of(row.Values, row.Parameter).Mean);

    [Fact]
    public void Winsorised_standard_deviation_is_that_of_R() =>
        ReferenceFile.AssertAgrees("winsorisedsd", row => WinsorisedMoments.Of(row.Values, row.Parameter).StandardDeviation);

    [Fact]
    public void Trimmed_mean_is_that_of_R() =>
        ReferenceFile.AssertAgrees("trimmedmean", row => TrimmedMean.Of(row.Values, row.Parameter));

    [Fact]
    public void Tails_become_the_nearest_value_that_stays()
    {
        double[] values = [100, 3, -50, 2, 1];
        WinsorisedMoments moments = WinsorisedMoments.Of(values, 0.2);
        Assert.Equal(new WinsorisedMoments(5, 2, 1, 1, 3), moments);
        Assert.Equal([1, 1, 2, 3, 3], values.Order());
    }

    [Fact]
    public void Largest_fraction_leaves_the_middle()
    {
        double fraction = Math.BitDecrement(0.5);
        Assert.Equal(2, TrimmedMean.Of([1, 2, 900], fraction));
        Assert.Equal(2.5, TrimmedMean.Of([1, 2, 3, 900], fraction));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void Fraction_that_leaves_nothing_is_refused(double fraction)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WinsorisedMoments.Of([1, 2, 3], fraction));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrimmedMean.Of([1, 2, 3], fraction));
    }

    [Fact]
    public void No_values_have_no_winsorised_moments()
    {
        Assert.Throws<ArgumentException>(() => WinsorisedMoments.Of([], 0.1));
        Assert.Throws<ArgumentException>(() => TrimmedMean.Of([], 0.1));
    }
}
