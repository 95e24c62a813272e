using static MetricsTools.Storage.DocumentedFormat.MalformedException;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Reads the sketches of hours or days.</summary>
internal static class SketchReader
{
    private static readonly int[] Widths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 24, 48];

    public static void Read(Cursor cursor, Figures[] many)
    {
        long[] heads = Columns.Integers(cursor, many.Length);
        long[] OfThose(int flag)
        {
            int count = heads.Count(head => (head & flag) != 0), next = 0;
            long[] numbers = count > 0 ? Columns.Integers(cursor, count) : [];
            return [.. heads.Select(head => (head & flag) != 0 ? numbers[next++] : 0)];
        }

        long[] zeros = OfThose(8), positiveFirsts = OfThose(16), positiveLengths = OfThose(16), negativeFirsts = OfThose(32), negativeLengths = OfThose(32);
        for (int i = 0; i < many.Length; i++)
        {
            Require(heads[i] >> 6 == 1, "64, plus 8, 16 and 32");
            Require((heads[i] & 8) == 0 || zeros[i] is > 0 and < 1L << 48, "the number of zeros is at least 1");
            foreach ((long first, long length) in new[] { (positiveFirsts[i], positiveLengths[i]), (negativeFirsts[i], negativeLengths[i]) }) RequireBuckets(first, length, (int)(6 - (heads[i] & 7)));
            Require(((heads[i] & 16) != 0) == (positiveLengths[i] > 0) && ((heads[i] & 32) != 0) == (negativeLengths[i] > 0), "the number of buckets is from 1");
            Sketch sketch = many[i].Sketch;
            (sketch.Scale, sketch.Zeros) = ((int)heads[i] & 7, zeros[i]);
            cursor.Branches.Meet($"a sketch at scale {sketch.Scale}");
            foreach ((int flag, string what) in new[] { (8, "zeros"), (16, "positive values"), (32, "negative values") }) cursor.Branches.Meet($"a sketch with{((heads[i] & flag) != 0 ? "" : "out")} {what}");
            bool isOne = zeros[i] == 0 && positiveLengths[i] + negativeLengths[i] == 1;
            if (isOne) cursor.Branches.Meet("a sketch of a bucket");
            Fill(sketch.Positive, positiveFirsts[i], isOne ? [.. Enumerable.Repeat(many[i].Count, (int)positiveLengths[i])] : Counts(cursor, (int)positiveLengths[i]));
            Fill(sketch.Negative, negativeFirsts[i], isOne ? [.. Enumerable.Repeat(many[i].Count, (int)negativeLengths[i])] : Counts(cursor, (int)negativeLengths[i]));
            Require(sketch.Count == many[i].Count, "counts and zeros together are the number of samples");
        }
    }

    private static void RequireBuckets(long first, long length, int coarser)
    {
        Require(length is >= 0 and <= 4096, "the number of buckets is at most 4,096");
        Require(length == 0 || (first >= -68_737 >> coarser && first <= (65_535 >> coarser) - length + 1), "the buckets are those that there can be");
    }

    private static void Fill(SortedDictionary<long, long> buckets, long first, long[] counts)
    {
        for (int i = 0; i < counts.Length; i++) if (counts[i] != 0) buckets.Add(first + i, counts[i]);
    }

    private static long[] Counts(Cursor cursor, int count)
    {
        var counts = new List<long>();
        while (counts.Count < count)
        {
            byte codes = cursor.Byte();
            if (codes == 0)
            {
                cursor.Branches.Meet("pairs without a count");
                int pairs = 1 + cursor.Byte(), left = count - counts.Count;
                Require(16 * (pairs - 1) < left, "the last pair may be a part of one");
                counts.AddRange(new long[Math.Min(left, 16 * pairs)]);
                continue;
            }

            if (count - counts.Count <= 8) cursor.Branches.Meet("a pair of a group");
            foreach (int code in new[] { codes & 15, codes >> 4 })
            {
                int length = Math.Min(8, count - counts.Count);
                Require(length > 0 || code == 0, "0 where there is none");
                if (length > 0) cursor.Branches.Meet($"counts of code {code}");
                if (length is > 0 and < 8) cursor.Branches.Meet("a group of fewer than eight counts");
                counts.AddRange(cursor.Bits(length, Widths[code]));
            }
        }

        return [.. counts];
    }
}
