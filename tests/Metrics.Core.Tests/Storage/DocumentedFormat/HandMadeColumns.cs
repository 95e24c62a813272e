namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Columns that are written by hand, in whichever way of those that the document has.</summary>
internal static class HandMadeColumns
{
    /// <summary>Integers in eight bytes each.</summary>
    public static HandMadeBytes Integers(this HandMadeBytes bytes, params long[] integers)
    {
        bytes.Byte(0);
        foreach (long integer in integers) bytes.Int64(integer);
        return bytes;
    }

    /// <summary>Integers above the least of them, by a byte from 64 to 128; or further steps above the least step, by a byte from 129 to 193.</summary>
    public static HandMadeBytes Few(this HandMadeBytes bytes, int head, long[] integers)
    {
        bytes.Byte(head);
        if (head < 129) return bytes.Signed(integers.Min()).Bits([.. integers.Select(integer => unchecked((ulong)(integer - integers.Min())))], head - 64);
        long[] steps = [.. integers.Skip(1).Select((integer, i) => unchecked(integer - integers[i]))];
        return bytes.Signed(integers[0]).Signed(steps.Min()).Bits([.. steps.Select(step => unchecked((ulong)(step - steps.Min())))], head - 129);
    }

    /// <summary>Integers on a line.</summary>
    public static HandMadeBytes Line(this HandMadeBytes bytes, long first, int shift, long slope)
    {
        bytes.Byte(shift == 0 ? 1 : 17).Signed(first);
        if (shift > 0) bytes.Byte(shift);
        return bytes.Signed(slope);
    }

    /// <summary>Integers with remainders, by a byte 2, 18, 3 or 19.</summary>
    /// <param name="bytes">What they are added to.</param>
    /// <param name="integers">The integers: the first, and those that differ from it by multiples of 2^shift.</param>
    /// <param name="shift">The shift, 0 for none.</param>
    /// <param name="slope">The slope; null where each integer is foretold by the one before.</param>
    /// <param name="width">The width of low parts.</param>
    /// <param name="highWidth">The width of high parts, or null where there are none.</param>
    public static HandMadeBytes WithRemainders(this HandMadeBytes bytes, long[] integers, int shift, long? slope, int width, int? highWidth)
    {
        bytes.Byte((slope is null ? 3 : 2) + (shift == 0 ? 0 : 16)).Signed(integers[0]);
        if (shift > 0) bytes.Byte(shift);
        if (slope is { } one) bytes.Signed(one);
        long[] remainders = [.. integers.Select((integer, i) => unchecked((integer - (slope is null && i > 0 ? integers[i - 1] : integers[0])) >> shift) - (i * (slope ?? 0)))];
        if (slope is null) remainders[0] = remainders[1];
        long before = 0;
        foreach (long[] block in remainders.Chunk(128))
        {
            long origin = highWidth is null ? block.Min() : 0;
            bytes.Byte(highWidth is null ? width : width + 128).Signed(unchecked(origin - before));
            if (highWidth is { } high) bytes.HighParts(block, width, high);
            ulong[] lows = [.. block.Select(remainder => unchecked((ulong)(remainder - origin)))];
            if (block.Length == 128 && width <= 32) bytes.Lanes(lows, width);
            else bytes.Bits(lows, width);
            before = origin;
        }

        return bytes;
    }

    private static void HighParts(this HandMadeBytes bytes, long[] remainders, int width, int highWidth)
    {
        int[] places = [.. Enumerable.Range(0, remainders.Length).Where(i => remainders[i] >> width != 0).DefaultIfEmpty(0)];
        bytes.Byte(places.Length).Byte(highWidth);
        foreach (int place in places) bytes.Byte(place);
        bytes.Bits([.. places.Select(place => HandMadeBytes.Zigzag(remainders[place] >> width))], highWidth);
    }
}
