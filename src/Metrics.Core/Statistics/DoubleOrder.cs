namespace MetricsTools.Statistics;

/// <summary>Whole numbers in the order of the doubles, so that a double can be searched for by halving: 64 steps reach any of them exactly.</summary>
internal static class DoubleOrder
{
    /// <summary>The place of a double among all.</summary>
    public static long PlaceOf(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits < 0 ? bits ^ long.MaxValue : bits;
    }

    /// <summary>The double at a place; negative zero is zero.</summary>
    public static double At(long place) => BitConverter.Int64BitsToDouble(place < 0 ? place ^ long.MaxValue : place) + 0.0;

    /// <summary>The place halfway between two.</summary>
    public static long Between(long low, long high) => (low & high) + ((low ^ high) >> 1);
}
