namespace MetricsTools.Text;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("-1.5", -1.5)]
    [InlineData("+.5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData(" \t1e3\r\n", 1000)]
    [InlineData("1E+03", 1000)]
    [InlineData("00012", 12)]
    [InlineData("1e-999", 0)]
    public void A_plain_number_is_read(string text, double expected)
    {
        Assert.True(NumberText.TryParse(text, out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("3,5")]
    [InlineData("1,000")]
    [InlineData("1 000")]
    [InlineData("1'000")]
    [InlineData("0x10")]
    [InlineData("$5")]
    [InlineData("(5)")]
    [InlineData("5-")]
    [InlineData("--5")]
    [InlineData("1e")]
    [InlineData("e5")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1\0")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-∞")]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("١")]
    [InlineData("−1")]
    [InlineData("5 %")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(NumberText.TryParse(text, out double value));
        Assert.Equal(0, value);
    }

    [Fact]
    public void Every_finite_double_is_read_back_bit_for_bit() => Always.Holds(Hostile.Number, value =>
    {
        Assert.True(NumberText.TryParse(NumberText.Format(value), out double back));
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(back));
    });

    [Theory]
    [InlineData(-25)]
    [InlineData(-958)]
    public void A_power_of_two_that_some_runtimes_write_as_its_neighbor_is_written_as_itself(int power)
    {
        Assert.True(NumberText.TryParse(NumberText.Format(Math.Pow(2, power)), out double back));
        Assert.Equal(Math.Pow(2, power), back);
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "-0")]
    [InlineData(0.0, "0")]
    [InlineData(1e21, "1E+21")]
    public void The_text_is_the_shortest(double value, string expected) => Assert.Equal(expected, NumberText.Format(value));

    [Fact]
    public void The_culture_changes_nothing()
    {
        using var german = new Culture("de-DE");
        Assert.Equal("1234.5", NumberText.Format(1234.5));
        Assert.True(NumberText.TryParse("1234.5", out double value));
        Assert.Equal(1234.5, value);
        Assert.False(NumberText.TryParse("1234,5", out _));
    }
}
