namespace MetricsTools.Statistics;

public sealed class TTestTests
{
    [Fact]
    public void Welchs_test_is_that_of_R() => TestFile.AssertAgrees("t.welch", static row => Figures(TTest.Welch(row.X, row.Y)));

    [Fact]
    public void Students_test_is_that_of_R() => TestFile.AssertAgrees("t.student", static row => Figures(TTest.Student(row.X, row.Y)));

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    [InlineData(-1e-300)]
    public void T_does_not_depend_on_the_size_of_the_numbers(double scale)
    {
        double[] x = [1, 2, 3, 4, 5.5], y = [2, 4, 3, 7];
        double sign = Math.Sign(scale);
        TTest plain = TTest.Welch(x, y), scaled = TTest.Welch([.. x.Select(value => value * scale)], [.. y.Select(value => value * scale)]);
        Assert.Equal(plain.T * sign, scaled.T, 12);
        Assert.Equal(plain.DegreesOfFreedom, scaled.DegreesOfFreedom, 12);
        Assert.Equal(plain.TwoSided, scaled.TwoSided, 12);
        Assert.Equal(1, scaled.UpperTail + scaled.LowerTail, 12);
    }

    [Fact]
    public void Values_without_variance_differ_surely_or_not_at_all()
    {
        Assert.Equal((0.0, 1.0), (TTest.Welch([2, 2], [2, 2]).T, TTest.Welch([2, 2], [2, 2]).TwoSided));
        Assert.Equal((double.NegativeInfinity, 0.0), (TTest.Student([2, 2], [3, 3]).T, TTest.Student([2, 2], [3, 3]).TwoSided));
    }

    [Fact]
    public void Samples_must_have_two_finite_values()
    {
        Assert.Throws<ArgumentException>(() => TTest.Welch([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => TTest.Student([1, 2], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => TTest.Welch([1, double.NaN], [1, 2]));
    }

    private static double[] Figures(TTest test) => [test.T, test.DegreesOfFreedom, test.TwoSided];
}
