using FsCheck;
using FsCheck.Fluent;

namespace MetricsTools.Statistics;

/// <summary>Finite doubles of all sizes, with what makes sums go wrong: denormals, extremes and cancellation.</summary>
internal static class Hostile
{
    public static readonly Config Config = Config.QuickThrowOnFailure.WithReplay(20250107, 7919).WithMaxTest(300);

    private static readonly Gen<double> AnyBits =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select Finite(((long)high << 32) | (uint)low);

    private static readonly Gen<double> Moderate =
        from mantissa in Gen.Choose(-1_000_000, 1_000_000)
        from scale in Gen.Choose(-20, 20)
        select mantissa * Math.Pow(2, scale);

    private static readonly Gen<double> Extreme = Gen.Elements(
        0.0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 2.2250738585072014e-308, 2.225073858507201e-308,
        1.0, -1.0, Math.Pow(2, 970), -Math.Pow(2, 970), Math.Pow(2, 969), Math.Pow(2, -53), Math.Pow(2, 53), 1 + Math.Pow(2, -52));

    public static Gen<double> Value { get; } = Gen.OneOf(AnyBits, Moderate, Extreme);

    public static Arbitrary<double[]> Values { get; } = Arb.From(
        from values in Gen.ArrayOf(Value)
        from cancelled in Gen.Choose(0, values.Length)
        select (double[])[.. values, .. values.Take(cancelled).Select(value => -value)]);

    /// <summary>At least one value, of sizes whose squares are doubles.</summary>
    public static Arbitrary<double[]> Measurements { get; } = Arb.From(
        from first in Moderate
        from offset in Gen.Elements(0.0, 1e6, -1e9, 1e12)
        from values in Gen.ArrayOf(Moderate)
        select (double[])[first + offset, .. values.Select(value => value + offset)]);

    public static double[] Shuffle(double[] values, int seed)
    {
        double[] copy = [.. values];
        new Random(seed).Shuffle(copy);
        return copy;
    }

    private static double Finite(long bits)
    {
        double value = BitConverter.Int64BitsToDouble(bits);
        return double.IsFinite(value) ? value : BitConverter.Int64BitsToDouble(bits & ~(1L << 62));
    }
}
