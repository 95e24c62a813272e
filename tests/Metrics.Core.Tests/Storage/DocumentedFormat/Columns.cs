using System.Numerics;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>The columns of the document.</summary>
internal static class Columns
{
    private const int Units = 1074;

    public static long[] Integers(Cursor cursor, int count)
    {
        byte head = cursor.Byte();
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
        long slope = method == 3 ? 0 : cursor.Signed();
        long[] remainders = method == 1 ? new long[count] : Blocks(cursor, count);
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
        var exceptions = new Dictionary<int, double>();
        if (head is >= 32 and < 64)
        {
            long left = cursor.Number(), place = 0;
            for (; left > 0; left--) exceptions.Add((int)(place += cursor.Number()), cursor.Double());
        }

        return [.. Integers(cursor, count).Select((integer, i) => exceptions.TryGetValue(i, out double value) ? value : ToDouble(head == 64 ? 64 : head % 32, integer))];
    }

    public static double ToDouble(int head, long integer) => head == 64 ? BitConverter.Int64BitsToDouble(integer) : integer / double.Parse($"1e{head}", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Sums, in units of 2^-1074.</summary>
    public static BigInteger[] Sums(Cursor cursor, int count)
    {
        byte head = cursor.Byte();
        if (head == 255) return [.. Enumerable.Range(0, count).Select(_ => SumOfBytes(cursor))];
        BigInteger[] sums = [.. Integers(cursor, count).Select(integer => Exact(ToDouble(head, integer)))];
        int unit = (int)cursor.Number();
        return unit == 0 ? sums : [.. Integers(cursor, count).Select((integer, i) => sums[i] + ((BigInteger)integer << (unit - 1075 + Units)))];
    }

    /// <summary>A double in units of 2^-1074.</summary>
    public static BigInteger Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value), fraction = bits & 0xF_FFFF_FFFF_FFFF;
        int exponent = (int)(bits >> 52) & 2047;
        BigInteger magnitude = exponent == 0 ? fraction : (BigInteger)(fraction | (1L << 52)) << (exponent - 1);
        return bits < 0 ? -magnitude : magnitude;
    }

    public static long[] Counts(Cursor cursor, int count)
    {
        var counts = new List<long>();
        int[] widths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 24, 48];
        while (counts.Count < count)
        {
            byte codes = cursor.Byte();
            if (codes == 0) counts.AddRange(new long[Math.Min(count - counts.Count, 16 * (1 + cursor.Byte()))]);
            else foreach (int code in new[] { codes & 15, codes >> 4 }) counts.AddRange(cursor.Bits(Math.Min(8, count - counts.Count), widths[code]));
        }

        return [.. counts];
    }

    private static BigInteger SumOfBytes(Cursor cursor)
    {
        long zerosAndSign = cursor.Number();
        BigInteger magnitude = new BigInteger([.. cursor.Bytes(cursor.Number()), 0]) << (int)(8 * (zerosAndSign >> 1));
        return (zerosAndSign & 1) == 0 ? magnitude : -magnitude;
    }

    private static long[] Blocks(Cursor cursor, int count)
    {
        var remainders = new List<long>();
        long origin = 0;
        while (remainders.Count < count)
        {
            int head = cursor.Byte(), width = head & 127, length = Math.Min(128, count - remainders.Count);
            origin = unchecked(origin + cursor.Signed());
            long[] highs = new long[length];
            if (head >= 128)
            {
                int exceptions = cursor.Byte(), highWidth = cursor.Byte();
                byte[] places = cursor.Bytes(exceptions);
                long[] parts = cursor.Bits(exceptions, highWidth);
                for (int i = 0; i < exceptions; i++) highs[places[i]] = Cursor.UnZigzag(parts[i]);
            }

            long[] lows = length == 128 && width <= 32 ? cursor.Lanes(width) : cursor.Bits(length, width);
            remainders.AddRange(lows.Select((low, i) => unchecked(origin + low + (highs[i] << width))));
        }

        return [.. remainders];
    }
}
