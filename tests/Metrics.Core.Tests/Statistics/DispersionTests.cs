namespace MetricsTools.Statistics;

public sealed class DispersionTests
{
    [Fact]
    public void Median_is_that_of_R() => ReferenceFile.AssertAgrees("median", row => Dispersion.Median(row.Values));

    [Fact]
    public void Median_absolute_deviation_is_that_of_R() =>
        ReferenceFile.AssertAgrees("mad", row => Dispersion.MedianAbsoluteDeviation(row.Values, Dispersion.Median([.. row.Values])));

    [Fact]
    public void Interquartile_range_of_all_nine_types_is_that_of_R() =>
        ReferenceFile.AssertAgrees("iqr", row => Dispersion.InterquartileRange(row.Values, row.Type));

    [Fact]
    public void Mean_absolute_deviation_is_that_of_R() =>
        ReferenceFile.AssertAgrees("meanad", row => Dispersion.MeanAbsoluteDeviation(row.Values, Dispersion.Median([.. row.Values])));

    [Fact]
    public void Mean_absolute_deviation_leaves_the_values_and_does_not_overflow()
    {
        double[] values = [double.MaxValue, double.MinValue];
        Assert.Equal(double.MaxValue, Dispersion.MeanAbsoluteDeviation(values, 0));
        Assert.Equal([double.MaxValue, double.MinValue], values);
    }

    [Fact]
    public void No_values_have_no_dispersion()
    {
        Assert.Throws<ArgumentException>(() => Dispersion.Median([]));
        Assert.Throws<ArgumentException>(() => Dispersion.MedianAbsoluteDeviation([], 0));
        Assert.Throws<ArgumentException>(() => Dispersion.InterquartileRange([]));
        Assert.Throws<ArgumentException>(() => Dispersion.MeanAbsoluteDeviation([], 0));
    }
}
