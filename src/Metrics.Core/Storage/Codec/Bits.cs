#if NET
using System.Numerics;
#endif

namespace MetricsTools.Storage.Codec;

/// <summary>Questions about the bits of integers.</summary>
internal static class Bits
{
    /// <summary>The number of bits up to the highest that is set: 0 for 0, 64 for 2^63 and more.</summary>
    public static int Length(ulong number)
    {
#if NET
        return 64 - BitOperations.LeadingZeroCount(number);
#else
        int length = 0;
        for (int step = 32; step > 0; step >>= 1)
        {
            if (number >> step == 0) continue;
            number >>= step;
            length += step;
        }

        return length + (int)number;
#endif
    }

    /// <summary>The number of zero bits below the lowest that is set: 64 for 0.</summary>
    public static int TrailingZeros(ulong number) => number == 0 ? 64 : Length(number & (~number + 1)) - 1;

    /// <summary>The lowest bits set.</summary>
    /// <param name="width">How many, from 0 to 64.</param>
    public static ulong Mask(int width) => width == 0 ? 0 : ulong.MaxValue >> (64 - width);

    /// <summary>A signed number as an unsigned one that is small when the number is near zero: 0, -1, 1, -2, 2.</summary>
    public static ulong ZigZag(long number) => (ulong)((number << 1) ^ (number >> 63));

    /// <summary>The signed number of an unsigned one.</summary>
    public static long ZigZag(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);
}
