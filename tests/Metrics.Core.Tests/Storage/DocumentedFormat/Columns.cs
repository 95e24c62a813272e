using System.Numerics;
using static MetricsTools.Storage.DocumentedFormat.MalformedException;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>The columns of the document.</summary>
internal static class Columns
{
    private const int Units = 1074;

    public static long[] Integers(Cursor cursor, int count)
    {
        byte head = cursor.Byte();
        cursor.Branches.Meet($"integers {head}");
        if (head >= 129)
        {
            long one = cursor.Signed(), step = cursor.Signed();
            return [one, .. cursor.Bits(count - 1, head - 129).Select(number => one = unchecked(one + step + number))];
        }

        if (head >= 64)
        {
            long least = cursor.Signed();
            return [.. cursor.Bits(count, head - 64).Select(number => unchecked(least + number))];
        }

        if (head == 0) return [.. Enumerable.Range(0, count).Select(_ => cursor.Int64())];
        long first = cursor.Signed(), before = first;
        int shift = head >= 16 ? cursor.Byte() : 0, method = head & 15;
        Require(shift < 64, "s is from 0 to 63");
        long slope = method == 3 ? 0 : cursor.Signed();
        long[] remainders = method == 1 ? new long[count] : Remainders(cursor, count);
        return
        [
            .. remainders.Select((remainder, i) => unchecked(method == 3
                ? before = i == 0 ? first : before + (remainder << shift)
                : first + (((i * slope) + remainder) << shift))),
        ];
    }

    public static double[] Doubles(Cursor cursor, int count)
    {
        byte head = cursor.Byte();
        cursor.Branches.Meet($"doubles {head}");
        var exceptions = new Dictionary<int, double>();
        if (head is >= 32 and < 64)
        {
            long left = cursor.Number(), place = 0;
            Require(left >= 0 && left <= count, "exceptions are some of the numbers");
            for (; left > 0; left--)
            {
                long step = cursor.Number();
                Require((step > 0 || exceptions.Count == 0) && step >= 0 && step < count - place, "places ascend");
                exceptions.Add((int)(place += step), Finite(cursor.Double()));
            }
        }

        double[] doubles = [.. Integers(cursor, count).Select(integer => ToDouble(head == 64 ? 64 : head % 32, integer))];
        foreach (KeyValuePair<int, double> exception in exceptions) doubles[exception.Key] = exception.Value;
        return doubles;
    }

    /// <summary>A double of an integer from -2^51 to 2^51 - 1, or of its bits.</summary>
    public static double ToDouble(int head, long integer)
    {
        Require(head == 64 || integer is >= -(1L << 51) and < 1L << 51, "integers are from -2^51 to 2^51 - 1");
        return head == 64 ? Finite(BitConverter.Int64BitsToDouble(integer)) : Quotient(integer, head);
    }

    /// <summary>Sums, in units of 2^-1074.</summary>
    /// <param name="cursor">Where they are.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="name">What they are, in the names of branches.</param>
    public static BigInteger[] Sums(Cursor cursor, int count, string name)
    {
        byte head = cursor.Byte();
        cursor.Branches.Meet($"{name} {head}");
        if (head == 255) return [.. Enumerable.Range(0, count).Select(_ => SumOfBytes(cursor, name))];
        BigInteger[] sums = [.. Integers(cursor, count).Select(integer => Exact(head == 64 ? ToDouble(64, integer) : Quotient(Whole(integer), head)))];
        long unit = cursor.Number();
        Require(unit is >= 0 and <= 1075 + 1023, "the exponent of a unit is at most 1,023");
        cursor.Branches.Meet($"{name} with {(unit == 0 ? "nothing" : "something")} to add");
        return unit == 0 ? sums : [.. Integers(cursor, count).Select((integer, i) => sums[i] + Added(integer, (int)unit))];
    }

    /// <summary>A double in units of 2^-1074.</summary>
    public static BigInteger Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value), fraction = bits & 0xF_FFFF_FFFF_FFFF;
        int exponent = (int)(bits >> 52) & 2047;
        BigInteger magnitude = exponent == 0 ? fraction : (BigInteger)(fraction | (1L << 52)) << (exponent - 1);
        return bits < 0 ? -magnitude : magnitude;
    }

    private static BigInteger Added(long integer, int unit)
    {
        BigInteger added = (BigInteger)Whole(integer) << (unit - 1075 + Units);
        Require(BigInteger.Abs(added) < BigInteger.One << (1024 + Units), "integers are doubles, also in their unit");
        return added;
    }

    private static long Whole(long integer)
    {
        Require((BigInteger)(double)integer == integer, "integers are doubles too");
        return integer;
    }

    private static double Quotient(long integer, int exponent) => integer / double.Parse($"1e{exponent}", System.Globalization.CultureInfo.InvariantCulture);

    private static double Finite(double value)
    {
        Require(double.IsFinite(value), "all are finite");
        return value;
    }

    private static BigInteger SumOfBytes(Cursor cursor, string name)
    {
        long zerosAndSign = cursor.Number(), length = cursor.Number();
        Require(zerosAndSign >= 0 && length >= 0 && (zerosAndSign >> 1) + length <= 272, "with the zero bytes they are at most 272");
        if (length == 0) cursor.Branches.Meet($"{name} 255 of 0");
        BigInteger magnitude = new BigInteger([.. cursor.Bytes(length), 0]) << (int)(8 * (zerosAndSign >> 1));
        if ((zerosAndSign & 1) == 0) return magnitude;
        if (name == "sums") cursor.Branches.Meet("sums 255 below 0");
        return -magnitude;
    }

    private static long[] Remainders(Cursor cursor, int count)
    {
        var remainders = new List<long>();
        long origin = 0;
        while (remainders.Count < count)
        {
            int head = cursor.Byte(), width = head & 127, length = Math.Min(128, count - remainders.Count);
            bool isInLanes = length == 128 && width <= 32;
            cursor.Branches.Meet($"remainders of {width} bits{(isInLanes ? " in lanes" : "")}");
            origin = unchecked(origin + cursor.Signed());
            long[] highs = head < 128 ? new long[length] : HighParts(cursor, length, width);
            long[] lows = isInLanes ? cursor.Lanes(width) : cursor.Bits(length, width);
            remainders.AddRange(lows.Select((low, i) => unchecked(origin + low + (highs[i] << width))));
        }

        return [.. remainders];
    }

    private static long[] HighParts(Cursor cursor, int length, int width)
    {
        int exceptions = cursor.Byte(), highWidth = cursor.Byte();
        cursor.Branches.Meet($"remainders of {width} bits with exceptions");
        cursor.Branches.Meet($"high parts of {highWidth} bits");
        Require(exceptions <= length && highWidth <= 64 && width <= 63 && highWidth + width <= 65, "v is at most 64, w at most 63, and v + w at most 65");
        byte[] places = cursor.Bytes(exceptions);
        Require(places.All(place => place < length) && places.Zip(places.Skip(1), (one, next) => one < next).All(ascends => ascends), "places ascend");
        long[] parts = cursor.Bits(exceptions, highWidth), highs = new long[length];
        for (int i = 0; i < exceptions; i++) highs[places[i]] = Cursor.UnZigzag(parts[i]);
        return highs;
    }
}
