namespace MetricsTools.Statistics;

public sealed class DistributionTests
{
    [Fact]
    public void Normal_tails_are_those_of_R() => TestFile.AssertAgrees("normal.tail", static row => [NormalDistribution.UpperTail(row.Parameters[0])]);

    [Fact]
    public void Normal_densities_are_those_of_R() => TestFile.AssertAgrees("normal.density", static row => [NormalDistribution.Density(row.Parameters[0])]);

    [Fact]
    public void Normal_quantiles_are_those_of_R() => TestFile.AssertAgrees("normal.quantile", static row => [NormalDistribution.UpperQuantile(row.Parameters[0])]);

    [Fact]
    public void Tails_of_t_are_those_of_R() =>
        TestFile.AssertAgrees("student.tail", static row => [StudentDistribution.UpperTail(row.Parameters[0], row.Parameters[1])]);

    [Fact]
    public void Infinities_have_tails()
    {
        Assert.Equal((0.0, 1.0), (NormalDistribution.UpperTail(double.PositiveInfinity), NormalDistribution.UpperTail(double.NegativeInfinity)));
        Assert.Equal((0.0, 1.0), (StudentDistribution.UpperTail(double.PositiveInfinity, 5), StudentDistribution.UpperTail(double.NegativeInfinity, 5)));
        Assert.Equal((double.PositiveInfinity, double.NegativeInfinity), (NormalDistribution.UpperQuantile(0), NormalDistribution.UpperQuantile(1)));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_has_no_quantile(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.UpperQuantile(probability));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Degrees_of_freedom_are_above_zero(double degreesOfFreedom) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentDistribution.UpperTail(1, degreesOfFreedom));

    [Theory]
    [InlineData(0.025, 1, 12.706204736174694)]
    [InlineData(0.025, 10, 2.2281388519862747)]
    [InlineData(0.5, 3, 0)]
    public void The_value_that_Student_exceeds_with_a_probability_is_that_of_R(double probability, double freedom, double expected) =>
        Assert.Equal(expected, StudentDistribution.UpperQuantile(probability, freedom), 9);
}
