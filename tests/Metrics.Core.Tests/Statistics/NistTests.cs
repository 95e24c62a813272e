namespace MetricsTools.Statistics;

/// <summary>Against the certified values of NIST's Statistical Reference Datasets, univariate summary statistics.</summary>
public sealed class NistTests
{
    // The last three are the digits that any doubles of these data can agree to: NIST certifies the decimal data, and 10000000.2 is no double.
    public static TheoryData<string, int, double, double, double, double, double, double> Certified { get; } = new()
    {
        { "PiDigits", 5000, 4.53480000000000, 2.86733906028871, -0.00355099287237972, 15, 15, 15 },
        { "Lottery", 218, 518.958715596330, 291.699727470969, -0.120948622967393, 15, 15, 15 },
        { "Lew", 200, -177.435000000000, 277.332168044316, -0.307304800605679, 15, 15, 15 },
        { "Mavro", 50, 2.00185600000000, 0.000429123454003053, 0.937989183438248, 15, 13.0, 13.5 },
        { "Michelso", 100, 299.852400000000, 0.0790105478190518, 0.535199668621283, 15, 13.5, 13.0 },
        { "NumAcc1", 3, 10000002, 1, -0.5, 15, 15, 15 },
        { "NumAcc2", 1001, 1.2, 0.1, -0.999, 15, 15, 15 },
        { "NumAcc3", 1001, 1000000.2, 0.1, -0.999, 15, 9.4, 11 },
        { "NumAcc4", 1001, 10000000.2, 0.1, -0.999, 15, 8.2, 10 },
    };

    [Theory]
    [MemberData(nameof(Certified))]
    public void Moments_agree_with_the_certified_values_as_far_as_doubles_can(
        string name, int count, double mean, double deviation, double lag1, double meanDigits, double deviationDigits, double lag1Digits)
    {
        double[] values = NistData.Of(name);
        Moments moments = Moments.Of(values);
        double found = Autocorrelation.Lag1(values);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"LRE {name}: mean {Digits(mean, moments.Mean):F2}, sd {Digits(deviation, moments.StandardDeviation):F2}, lag1 {Digits(lag1, found):F2}"));

        Assert.Equal(count, moments.Count);
        Assert.InRange(Digits(mean, moments.Mean), meanDigits - 0.35, 99);
        Assert.InRange(Digits(deviation, moments.StandardDeviation), deviationDigits - 0.35, 99);
        Assert.InRange(Digits(lag1, found), lag1Digits - 0.35, 99);
    }

    [Theory]
    [InlineData("PiDigits")]
    [InlineData("Lottery")]
    [InlineData("Lew")]
    [InlineData("Mavro")]
    [InlineData("Michelso")]
    [InlineData("NumAcc1")]
    [InlineData("NumAcc2")]
    [InlineData("NumAcc3")]
    [InlineData("NumAcc4")]
    public void Moments_are_within_one_unit_in_the_last_place_of_exact_arithmetic_on_the_doubles(string name)
    {
        double[] values = NistData.Of(name);
        Moments moments = Moments.Of(values);
        Exact mean = Exact.Sum(values) / new Exact(values.Length, 1);
        Exact squares = Exact.CentredProducts(values, values, mean);
        Exact variance = squares / new Exact(values.Length - 1, 1);
        Exact lag1 = Exact.CentredProducts(values.AsSpan(1), values.AsSpan(0, values.Length - 1), mean) / squares;
        double found = Autocorrelation.Lag1(values);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"ULP {name}: variance {variance.UlpsFrom(moments.Variance):F2}, sd {variance.SquareRoot().UlpsFrom(moments.StandardDeviation):F2}, lag1 {lag1.UlpsFrom(found):F2}"));

        Assert.Equal(mean.Round(), moments.Mean);
        Assert.InRange(variance.UlpsFrom(moments.Variance), 0, 1);
        Assert.InRange(variance.SquareRoot().UlpsFrom(moments.StandardDeviation), 0, 1);
        Assert.InRange(lag1.UlpsFrom(found), 0, 2);
    }

    /// <summary>The log relative error: how many decimal digits agree, 15 being all that are certified.</summary>
    private static double Digits(double certified, double found) =>
        found == certified ? 15 : Math.Min(15, -Math.Log10(Math.Abs(found - certified) / Math.Abs(certified)));
}
