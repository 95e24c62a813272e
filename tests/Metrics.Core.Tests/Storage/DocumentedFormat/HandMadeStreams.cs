namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Streams that are written by hand: each way of the document to write a column, whether or not the product would choose it.</summary>
internal sealed class HandMadeStreams
{
    private const long ExponentBits = 0x7FF0_0000_0000_0000;
    private const long LargestDecimal = (1L << 51) - 1;

    // A block, and a part of one.
    private const int ManyIntegers = 128 + 20;
    private const int FewIntegers = 9;

    private readonly Random _random = new(1);

    /// <summary>Streams of samples a second apart, with their count.</summary>
    public IEnumerable<(int Count, HandMadeBytes Stream)> Samples()
    {
        int[] widths = [.. Enumerable.Range(0, 65)];
        yield return Bits(FewIntegers, bytes => bytes.Integers(Walk(FewIntegers, 64)));
        yield return Bits(FewIntegers, bytes => bytes.Line(BitConverter.DoubleToInt64Bits(2), 0, -3));
        yield return Bits(ManyIntegers, bytes => bytes.Line(BitConverter.DoubleToInt64Bits(2), 44, 1));
        foreach (int width in widths) yield return Bits(FewIntegers, bytes => bytes.Few(64 + width, [.. Walk(FewIntegers, width, fromFirst: true)]));
        foreach (int width in widths) yield return Bits(FewIntegers, bytes => bytes.Few(129 + width, Walk(FewIntegers, width)));
        foreach (int width in widths)
        {
            int shift = Math.Min(width % 3, 64 - width);
            yield return Bits(ManyIntegers, bytes => bytes.WithRemainders(Walk(ManyIntegers, width, fromFirst: true, shift, slope: 5), shift, 5, width, null));
            yield return Bits(ManyIntegers, bytes => bytes.WithRemainders(Walk(ManyIntegers, width, shift: shift), shift, null, width, null));
        }

        foreach ((int width, int high) in widths.Take(64).Select(width => (width, Math.Min(64, 65 - width))).Concat([(10, 0), (10, 1)]))
        {
            yield return Bits(ManyIntegers, bytes => bytes.WithRemainders(Walk(ManyIntegers, width, fromFirst: true, highWidth: high), 0, 0, width, high));
        }

        for (int exponent = 0; exponent <= 22; exponent++)
        {
            yield return Doubles(bytes => bytes.Byte(exponent).Integers(Decimals()));
            HandMadeBytes exceptions = new HandMadeBytes().Byte(32 + exponent).Number(3);
            int before = 0;
            foreach ((int place, double value) in new[] { (0, -0.0), (3, double.Epsilon), (FewIntegers - 1, -double.MaxValue) })
            {
                exceptions.Number((ulong)(place - before)).Int64(BitConverter.DoubleToInt64Bits(value));
                before = place;
            }

            yield return Doubles(bytes => bytes.Bytes(exceptions.All).Integers(Decimals()));
        }
    }

    /// <summary>Streams of hours or days, each with as many and the number of samples of each.</summary>
    public IEnumerable<(int Count, HandMadeBytes Stream)> Figures()
    {
        foreach (int head in Enumerable.Range(0, 23).Append(64).Append(255))
        {
            foreach (int count in new[] { 1, 3 })
            {
                HandMadeBytes stream = Times(count, Enumerable.Repeat(20L, count)).Byte(head % 255);
                long[] lasts = Decimals(count), firsts = Decimals(count), minima = Small(count), maxima = Small(count);
                if (head == 64) (firsts, lasts) = ([.. firsts.Select(BitsOf)], [.. lasts.Select(BitsOf)]);
                stream.Integers(firsts);
                if (count > 1) stream.Integers([.. firsts.Skip(1).Select((next, i) => lasts[i] - next)]);
                stream.Signed(lasts[count - 1] - firsts[count - 1]).Integers(minima).Integers(maxima);
                Sums(stream, head, Small(count), Small(count), head + count);
                Sums(stream, head, [.. Small(count).Select(sum => sum + (1L << 40))], Small(count), head);
                yield return (count, stream.Integers([.. Enumerable.Repeat(64 + 6 + 16L, count)]).Integers(Small(count)).Integers([.. Enumerable.Repeat(1L, count)]));
            }
        }

        yield return (1, AllCounts());
    }

    private static (int Count, HandMadeBytes Stream) Samples(int count, Action<HandMadeBytes> values)
    {
        byte[] times = new HandMadeBytes().Line(0, 0, 1000).All;
        HandMadeBytes stream = new HandMadeBytes().Byte(1).Number((ulong)times.Length).Bytes(times);
        values(stream);
        return (count, stream);
    }

    private static (int Count, HandMadeBytes Stream) Bits(int count, Action<HandMadeBytes> integers) => Samples(count, bytes => integers(bytes.Byte(64)));

    private static (int Count, HandMadeBytes Stream) Doubles(Action<HandMadeBytes> values) => Samples(FewIntegers, values);

    private static long BitsOf(long integer) => BitConverter.DoubleToInt64Bits(integer);

    // Hours or days with figures alone; the first and the last samples are as far into theirs as those of the entry.
    private static HandMadeBytes Times(int count, IEnumerable<long> samples)
    {
        byte[] times = new HandMadeBytes().Number(0).Integers([.. Enumerable.Range(0, count)]).Integers([.. samples.Select(one => (2 * one) + 1)])
            .Integers(new long[count]).Integers(new long[count]).All;
        return new HandMadeBytes().Byte(1).Number((ulong)times.Length).Bytes(times);
    }

    // Of every third, the integers are all; the bytes are in units of 2^-2.
    private static void Sums(HandMadeBytes stream, int head, long[] sums, long[] rests, int unit)
    {
        stream.Byte(head);
        if (head == 255)
        {
            foreach (long sum in sums) stream.Number(2 * 134).Number(8).Int64(sum);
            return;
        }

        stream.Integers(head == 64 ? [.. sums.Select(BitsOf)] : sums).Number(unit % 3 == 0 ? 0 : (ulong)(1075 + unit - 60));
        if (unit % 3 != 0) stream.Integers(rests);
    }

    // A sketch whose counts are in groups of all codes, with pairs of groups without any between, and a last group that is alone and short.
    private HandMadeBytes AllCounts()
    {
        int[] widths = [.. Enumerable.Range(0, 13), 16, 24, 40];
        ulong[][] groups = [.. widths.Select((width, code) => Enumerable.Range(0, 8).Select(_ => (ulong)RandomBits(width)).ToArray())];
        groups[1][0] = 1;
        HandMadeBytes counts = new();
        for (int code = 1; code < 16; code += 2)
        {
            int next = code == 15 ? 0 : code + 1;
            counts.Byte(code | (next << 4)).Bits(groups[code], code == 15 ? 48 : widths[code]).Bits(groups[next], widths[next]).Byte(0).Byte(1);
        }

        counts.Byte(2).Bits([3, 0, 2], 2);
        long total = groups.Sum(group => group.Sum(count => (long)count)) + 5;
        HandMadeBytes stream = Times(1, [total]).Byte(0).Integers(1).Signed(1).Integers(0).Integers(9);
        Sums(stream, 255, [7], [], 0);
        Sums(stream, 255, [8], [], 0);
        return stream.Integers(64 + 6 + 16).Integers(-100).Integers((8 * (16 + 32)) + 3).Bytes(counts.All);
    }

    private long[] Small(int count) => [.. Enumerable.Range(0, count).Select(_ => RandomBits(10))];

    private long[] Decimals(int count) => [.. Small(count).Select(number => (number << 20) + (1 << 20))];

    private long[] Decimals() => [LargestDecimal, -LargestDecimal, .. Enumerable.Range(2, FewIntegers - 2).Select(i => RandomBits(7 * i) * (1 - (i % 2 * 2)) % LargestDecimal)];

    // Bits of doubles, each above the first or the one before by the slope and a number of some bits, or one with a high part too.
    private long[] Walk(int count, int width, bool fromFirst = false, int shift = 0, long slope = 0, int highWidth = 0)
    {
        long[] bits = new long[count];
        bits[0] = width >= 62 ? BitConverter.DoubleToInt64Bits(-1.5) : 1L << 40;
        for (int i = 1; i < count; i++)
        {
            do
            {
                long high = highWidth > 0 && i % 10 == 3 ? Cursor.UnZigzag(RandomBits(highWidth)) << width : 0;
                bits[i] = unchecked(bits[fromFirst ? 0 : i - 1] + (((fromFirst ? i * slope : 0) + RandomBits(width) + high) << shift));
            }
            while ((bits[i] & ExponentBits) == ExponentBits);
        }

        return bits;
    }

    private long RandomBits(int width)
    {
        byte[] bytes = new byte[8];
        _random.NextBytes(bytes);
        return width == 0 ? 0 : (long)(BitConverter.ToUInt64(bytes, 0) >> (64 - width));
    }
}
