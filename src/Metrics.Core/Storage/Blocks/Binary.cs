using MetricsTools.Storage.Codec;

namespace MetricsTools.Storage.Blocks;

/// <summary>Doubles as integers over powers of two.</summary>
internal static class Binary
{
    private const int MantissaBits = 52;
    private const int SmallestExponent = -1074;
    private const long MantissaMask = (1L << MantissaBits) - 1;

    /// <summary>The exponent of the lowest bit that is set in a double other than 0.</summary>
    public static int LowestBit(double value)
    {
        (long mantissa, int exponent) = Split(value);
        return exponent + Bits.TrailingZeros((ulong)mantissa);
    }

    /// <summary>The exponent of the highest bit that is set in a double other than 0.</summary>
    public static int HighestBit(double value)
    {
        (long mantissa, int exponent) = Split(value);
        return exponent + Bits.Length((ulong)mantissa) - 1;
    }

    /// <summary>How many units of 2^exponent a double is that is a multiple of that, below 2^63 of them.</summary>
    public static long UnitsOf(double value, int exponent)
    {
        (long mantissa, int own) = Split(value);
        long units = own >= exponent ? mantissa << (own - exponent) : mantissa >> (exponent - own);
        return value < 0 ? -units : units;
    }

    /// <summary>So many units of 2^exponent; exact when <see cref="UnitsOf"/> gave them.</summary>
    public static double Scale(double units, int exponent)
    {
        // In two steps, because the smallest powers of two have no normal double.
        int half = exponent / 2;
        return units * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    private static (long Mantissa, int Exponent) Split(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> MantissaBits) & 0x7FF;
        long mantissa = bits & MantissaMask;
        return exponent == 0 ? (mantissa, SmallestExponent) : (mantissa | (1L << MantissaBits), exponent - 1 + SmallestExponent);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << MantissaBits);
}
