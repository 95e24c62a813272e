namespace MetricsTools.Statistics;

/// <summary>
/// An unsigned fixed-point number of 32-bit digits, least significant first, wide enough for any sum of doubles.
/// The first <see cref="FractionDigits"/> digits lie below the smallest denormal, so that a quotient can be rounded there too.
/// </summary>
internal static class ExactDigits
{
    /// <summary>Digits below 2^-1074.</summary>
    public const int FractionDigits = 2;

    /// <summary>All digits: the fraction, 68 that hold sums, and two zeros on top so that reading past the end is never asked for.</summary>
    public const int Length = FractionDigits + 68 + 2;

    // Digits of a quotient that are worth computing: at most two leading zeros, three for 53 bits and their rounding, one spare.
    private const int QuotientDigits = 6;

    private const int FractionBits = 32 * FractionDigits;
    private const int MantissaBits = 53;
    private const int LargestExponent = 2045;

    /// <summary>The nearest double, ties to even; infinity only when the number is past the largest double by half a unit. A zero is +0.0.</summary>
    /// <param name="digits">The number.</param>
    /// <param name="isNegative">Whether to give the result a minus sign.</param>
    /// <param name="hasMore">Whether the true number is a little larger than the digits tell.</param>
    public static double Round(ReadOnlySpan<uint> digits, bool isNegative, bool hasMore)
    {
        int top = NonZero.Last<uint>(digits);
        if (top < 0) return 0;
        int drop = Math.Max((32 * top) + Log2(digits[top]) - (MantissaBits - 1), FractionBits);
        if (drop - FractionBits > LargestExponent) return isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        ulong mantissa = Mantissa(digits, drop);
        bool isHalfSet = ((digits[(drop - 1) >> 5] >> ((drop - 1) & 31)) & 1) != 0;
        if (isHalfSet && (hasMore || (mantissa & 1) != 0 || HasBitsBelow(digits, drop - 1))) mantissa++;

        // The mantissa's leading bit raises the exponent by one, which is just what tells normal numbers from denormal ones.
        ulong bits = ((ulong)(drop - FractionBits) << (MantissaBits - 1)) + mantissa;
        return BitConverter.Int64BitsToDouble((long)bits | (isNegative && bits != 0 ? long.MinValue : 0));
    }

    /// <summary>Takes the highest 53 bits away, from the highest that is set down, and gives them as a double; false when they are past the largest double.</summary>
    public static bool TryTakeHighest(Span<uint> digits, out double value)
    {
        value = 0;
        int top = NonZero.Last<uint>(digits);
        if (top < 0) return true;
        int drop = Math.Max((32 * top) + Log2(digits[top]) - (MantissaBits - 1), FractionBits);
        if (drop - FractionBits > LargestExponent) return false;
        value = BitConverter.Int64BitsToDouble((long)(((ulong)(drop - FractionBits) << (MantissaBits - 1)) + Mantissa(digits, drop)));
        digits.Slice((drop >> 5) + 1, top - (drop >> 5)).Clear();
        digits[drop >> 5] &= (1u << (drop & 31)) - 1;
        return true;
    }

    /// <summary>Whether nothing is left of a number.</summary>
    public static bool IsZero(ReadOnlySpan<uint> digits) => NonZero.Last<uint>(digits) < 0;

    /// <summary>Divides in place, as far as rounding needs, and says whether something was left over.</summary>
    /// <param name="digits">The number; becomes the quotient.</param>
    /// <param name="divisor">From 1 to 2^48, so that a remainder and half a digit fit 64 bits.</param>
    public static bool Divide(Span<uint> digits, long divisor)
    {
        int top = NonZero.Last<uint>(digits);
        int last = Math.Max(0, top - QuotientDigits + 1);
        ulong by = (ulong)divisor;
        ulong remainder = 0;
        for (int i = top; i >= last; i--)
        {
            // Of a smaller divisor a whole digit fits beside the remainder: one division in place of two.
            if (by <= uint.MaxValue)
            {
                ulong whole = (remainder << 32) | digits[i];
                (digits[i], remainder) = ((uint)(whole / by), whole % by);
                continue;
            }

            ulong upper = (remainder << 16) | (digits[i] >> 16);
            ulong half = ((upper % by) << 16) | (digits[i] & 0xFFFF);
            remainder = half % by;
            digits[i] = (uint)(((upper / by) << 16) | (half / by));
        }

        Span<uint> lower = digits.Slice(0, last);
        bool hasMore = remainder != 0 || !IsZero(lower);
        lower.Clear();
        return hasMore;
    }

    private static ulong Mantissa(ReadOnlySpan<uint> digits, int drop)
    {
        int index = drop >> 5;
        int shift = drop & 31;
        ulong lower = digits[index] | ((ulong)digits[index + 1] << 32);

        // Without a shift the third digit is zero, being above the leading bit, so a shift by 64 never matters.
        return (lower >> shift) | ((ulong)digits[index + 2] << (64 - shift));
    }

    private static bool HasBitsBelow(ReadOnlySpan<uint> digits, int position)
    {
        int index = position >> 5;
        return (digits[index] & ((1u << (position & 31)) - 1)) != 0 || !IsZero(digits.Slice(0, index));
    }

    // Every 32-bit integer is a double, whose exponent is the place of the leading bit.
    private static int Log2(uint digit) => (int)(BitConverter.DoubleToInt64Bits(digit) >> 52) - 1023;
}
