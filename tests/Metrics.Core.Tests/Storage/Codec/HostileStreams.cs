using FsCheck;
using FsCheck.Fluent;

namespace MetricsTools.Storage.Codec;

/// <summary>Streams of samples that are hard to code: all sizes around a block, times that jump and turn back, values without pattern.</summary>
internal static class HostileStreams
{
    private const long Year1970 = 0;
    private const long Year9999 = 253_402_300_799_999;

    private static readonly Gen<long> AnyLong =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select ((long)high << 32) | (uint)low;

    private static readonly Gen<long> Step = Gen.OneOf(
        Gen.Constant(10_000L),
        Gen.Choose(9_980, 10_020).Select(step => (long)step),
        Gen.Choose(0, 3).Select(step => (long)step),
        Gen.Choose(-5_000, 5_000).Select(step => (long)step),
        Gen.Elements(0L, 86_400_000L, 31_536_000_000L));

    private static readonly Gen<double> AnyBits = AnyLong.Select(BitConverter.Int64BitsToDouble);

    private static readonly Gen<double> Decimal =
        from digits in Gen.Choose(-2_000_000, 2_000_000)
        from exponent in Gen.Choose(0, 9)
        select digits / Math.Pow(10, exponent);

    private static readonly Gen<double> Odd = Gen.Elements(
        0.0, -0.0, double.Epsilon, -double.Epsilon, 2.225073858507201e-308, double.MaxValue, double.MinValue, double.NaN, double.PositiveInfinity,
        double.NegativeInfinity, 0.1 + 0.2, 1 / 3.0, 1e22, 1e23, 9007199254740993, 2251799813685247, 2251799813685248, -2251799813685248, 1.7976931348623157e308, 123456789.12345678);

    public static Gen<(long[] Timestamps, double[] Values)> Any { get; } =
        from length in Gen.OneOf(Gen.Choose(0, 20), Gen.Choose(120, 140), Gen.Choose(250, 520))
        from timestamps in Timestamps(length)
        from values in Values(length)
        select (timestamps, values);

    private static Gen<long[]> Timestamps(int length) => Gen.OneOf(
        Gen.ArrayOf(AnyLong, length),
        from start in Gen.Elements(Year1970, 1_704_067_200_000, Year9999)
        from mixed in Gen.Choose(0, 3)
        from one in Step
        from steps in Gen.ArrayOf(Step, length)
        select Sums(start, mixed == 0 ? steps : [.. steps.Select((step, i) => i % (mixed * 37) == 5 ? step : one)]));

    private static Gen<double[]> Values(int length) => Gen.OneOf(
        Gen.ArrayOf(AnyBits, length),
        Gen.ArrayOf(Decimal, length),
        Gen.ArrayOf(Gen.OneOf(Decimal, Odd), length),
        Gen.ArrayOf(Odd, length),
        Odd.Select(value => Enumerable.Repeat(value, length).ToArray()),
        from one in Odd from other in Gen.OneOf(Decimal, Odd) select Enumerable.Range(0, length).Select(i => i % 2 == 0 ? one : other).ToArray(),
        from decimals in Gen.Choose(0, 4)
        from steps in Gen.ArrayOf(Gen.Choose(-30, 40), length)
        from spikes in Gen.ArrayOf(Gen.Choose(0, 60), length)
        from odd in Odd
        select Walk(steps, spikes, odd, Math.Pow(10, decimals)));

    private static double[] Walk(int[] steps, int[] spikes, double odd, double power)
    {
        long sum = 0;
        return [.. steps.Select((step, i) => spikes[i] == 0 ? odd : spikes[i] == 1 ? 1e9 : (sum += step) / power)];
    }

    private static long[] Sums(long start, long[] steps)
    {
        long sum = start;
        return [.. steps.Select(step => sum += step)];
    }
}
