namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Reads the hours or days of an entry.</summary>
internal static class FigureReader
{
    public static List<Figures> Read(Entry entry, long length)
    {
        var cursor = new Cursor(entry.Stream);
        bool isOfSet = cursor.Byte() == 2;
        long end = cursor.Number() + cursor.Position;
        int kept = (int)cursor.Number();
        long[] times = kept > 0 ? Columns.Integers(cursor, kept) : [];
        var few = new SortedDictionary<long, Figures>();
        foreach (long number in times.Select(time => NumberOf(time + entry.First, length)).Distinct()) few.Add(number, new Figures { Number = number });
        int count = entry.Count - few.Count;
        Figures[] many = count > 0 ? ReadTimes(cursor, entry, length, count) : [];
        Assert.Equal(end, cursor.Position);
        double[] values = kept > 0 ? Columns.Doubles(cursor, kept) : [];
        for (int i = 0; i < kept; i++) few[NumberOf(times[i] + entry.First, length)].Samples.Add((times[i] + entry.First, values[i]));
        foreach (Figures figures in few.Values)
        {
            (figures.Count, figures.First, figures.Last) = (figures.Samples.Count, figures.Samples[0], figures.Samples[^1]);
        }

        if (count > 0 && isOfSet) ReadMembers(cursor, many);
        else if (count > 0) ReadFigures(cursor, many);
        Assert.True(cursor.IsAtEnd);
        return [.. few.Values.Concat(many).OrderBy(figures => figures.Number)];
    }

    private static long NumberOf(long time, long length) => (long)Math.Floor(time / (decimal)length);

    private static Figures[] ReadTimes(Cursor cursor, Entry entry, long length, int count)
    {
        long first = NumberOf(entry.First, length), firstInto = entry.First - (first * length), lastInto = entry.Last - (NumberOf(entry.Last, length) * length);
        long[] numbers = Columns.Integers(cursor, count), counts = Columns.Integers(cursor, count), firsts = Columns.Integers(cursor, count), lasts = Columns.Integers(cursor, count);
        return
        [
            .. numbers.Select((number, i) => new Figures
            {
                Number = first + number,
                Count = counts[i] >> 1,
                Squares = (counts[i] & 1) == 0 ? null : 0,
                First = (((first + number) * length) + firstInto + firsts[i], 0),
                Last = (((first + number) * length) + lastInto + lasts[i], 0),
            }),
        ];
    }

    private static void ReadMembers(Cursor cursor, Figures[] many)
    {
        long[] lengths = Columns.Integers(cursor, many.Length);
        for (int i = 0; i < many.Length; i++)
        {
            var members = new Cursor(cursor.Bytes(lengths[i]));
            int count = (int)members.Number();
            if (count > 0) many[i].Hashes = Columns.Integers(members, count);
            else many[i].Registers = Columns.Integers(members, 4096);
        }
    }

    private static void ReadFigures(Cursor cursor, Figures[] many)
    {
        ReadValues(cursor, many);
        System.Numerics.BigInteger[] sums = Columns.Sums(cursor, many.Length), squares = Columns.Sums(cursor, many.Length);
        for (int i = 0; i < many.Length; i++)
        {
            many[i].Sum = sums[i];
            if (many[i].Squares is not null) many[i].Squares = squares[i];
        }

        ReadSketches(cursor, many);
    }

    private static void ReadValues(Cursor cursor, Figures[] many)
    {
        int count = many.Length;
        byte head = cursor.Byte();
        long[] firsts = Columns.Integers(cursor, count), above = count > 1 ? Columns.Integers(cursor, count - 1) : [];
        long[] lasts = [.. above, cursor.Signed()];
        long[] minima = Columns.Integers(cursor, count), maxima = Columns.Integers(cursor, count);
        for (int i = 0; i < count; i++)
        {
            long last = unchecked(lasts[i] + firsts[Math.Min(i + 1, count - 1)]);
            many[i].First = (many[i].First.Time, Columns.ToDouble(head, firsts[i]));
            many[i].Last = (many[i].Last.Time, Columns.ToDouble(head, last));
            many[i].Minimum = Columns.ToDouble(head, unchecked(Math.Min(firsts[i], last) - minima[i]));
            many[i].Maximum = Columns.ToDouble(head, unchecked(Math.Max(firsts[i], last) + maxima[i]));
        }
    }

    private static void ReadSketches(Cursor cursor, Figures[] many)
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
            many[i].Scale = (int)heads[i] & 7;
            bool isOne = zeros[i] == 0 && positiveLengths[i] + negativeLengths[i] == 1;
            long[] Counts(long length) => isOne && length == 1 ? [many[i].Count] : Columns.Counts(cursor, (int)length);
            long[] positive = Counts(positiveLengths[i]), negative = Counts(negativeLengths[i]);
            for (int j = 0; j < positive.Length; j++) many[i].Buckets[Representative(positiveFirsts[i] + j, many[i].Scale)] = positive[j];
            for (int j = 0; j < negative.Length; j++) many[i].Buckets[-Representative(negativeFirsts[i] + j, many[i].Scale)] = negative[j];
            if (zeros[i] > 0) many[i].Buckets[0] = zeros[i];
        }
    }

    private static double Representative(long index, int scale)
    {
        double ratio = Math.Pow(2, Math.Pow(2, -scale)), half = (index + 1) / Math.Pow(2, scale + 1);
        return 2 * Math.Pow(2, half) / (1 + ratio) * Math.Pow(2, half);
    }
}
