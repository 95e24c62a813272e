using System.Numerics;
using static MetricsTools.Storage.DocumentedFormat.MalformedException;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Reads the hours or days of an entry.</summary>
internal static class FigureReader
{
    /// <summary>The hours or days.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="length">The length of an hour or day in milliseconds.</param>
    /// <param name="tier">What they are, in the names of branches.</param>
    /// <param name="branches">Where what is met is noted.</param>
    public static List<Figures> Read(Entry entry, long length, string tier, Branches branches)
    {
        var cursor = new Cursor(entry.Stream!, branches);
        byte version = cursor.Byte();
        branches.Meet($"{tier} of version {version}");
        if (entry.Count == 4096) branches.Meet("a stream of 4,096 hours");
        long end = cursor.Number() + cursor.Position;
        long kept = cursor.Number();
        Require(kept >= 0 && kept <= entry.Count * 12, "up to 12 samples are kept themselves");
        long[] times = kept > 0 ? Columns.Integers(cursor, (int)kept) : [];
        Require(times.Zip(times.Skip(1), (one, next) => one + entry.First <= next + entry.First).All(isInOrder => isInOrder), "none is below the one before");
        var few = new SortedDictionary<long, Figures>();
        foreach (long number in times.Select(time => NumberOf(time + entry.First, length)).Distinct()) few.Add(number, new Figures { Number = number });
        int count = entry.Count - few.Count;
        Require(count >= 0, "the entry has so many");
        branches.Meet($"{tier} of {(count == 0 ? "samples alone" : kept == 0 ? "figures alone" : "samples and figures")}");
        Figures[] many = count > 0 ? ReadTimes(cursor, entry, length, count) : [];
        Require(cursor.Position == end, "times are as long as they say");
        double[] values = kept > 0 ? Columns.Doubles(cursor, (int)kept) : [];
        for (int i = 0; i < kept; i++) few[NumberOf(times[i] + entry.First, length)].Samples.Add((times[i] + entry.First, values[i]));
        foreach (Figures figures in few.Values)
        {
            (figures.Count, figures.First, figures.Last) = (figures.Samples.Count, figures.Samples[0], figures.Samples[^1]);
        }

        if (count > 0)
        {
            branches.Meet(count == 1 ? $"one of the {tier} with figures" : $"several of the {tier} with figures");
            if (version == 2) ReadMembers(cursor, many, tier);
            else ReadFigures(cursor, many, tier);
        }

        cursor.End();
        Figures[] all = [.. few.Values.Concat(many).OrderBy(figures => figures.Number)];
        Require(many.Zip(many.Skip(1), (one, next) => one.Number < next.Number).All(isInOrder => isInOrder) && !many.Any(one => few.ContainsKey(one.Number)), "none is twice, and all are by time");
        Require(few.Values.All(one => one.Samples.Count <= 12), "up to 12 samples are kept themselves");
        Require(many.All(one => one.First.Time <= one.Last.Time && NumberOf(one.First.Time, length) == one.Number && NumberOf(one.Last.Time, length) == one.Number), "samples lie in their hour or day");
        Require(all[0].First.Time == entry.First && all[^1].Last.Time == entry.Last, "the entry's times are those of the first and the last sample");
        return [.. all];
    }

    public static long NumberOf(long time, long length) => (long)Math.Floor(time / (decimal)length);

    private static Figures[] ReadTimes(Cursor cursor, Entry entry, long length, int count)
    {
        long first = NumberOf(entry.First, length), firstInto = entry.First - (first * length), lastInto = entry.Last - (NumberOf(entry.Last, length) * length);
        long[] numbers = Columns.Integers(cursor, count), counts = Columns.Integers(cursor, count), firsts = Columns.Integers(cursor, count), lasts = Columns.Integers(cursor, count);
        Require(counts.All(one => one >> 1 is >= 13 and <= 1L << 48), "the number of samples is from 13 to 2^48");
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

    private static void ReadMembers(Cursor cursor, Figures[] many, string tier)
    {
        long[] lengths = Columns.Integers(cursor, many.Length);
        for (int i = 0; i < many.Length; i++)
        {
            var members = new Cursor(cursor.Bytes(lengths[i]), cursor.Branches);
            long count = members.Number();
            Require(count is >= 0 and <= 400, "up to 400 members are kept as hashes");
            cursor.Branches.Meet($"{(count > 0 ? "members" : "registers")} of {tier}");
            long[] numbers = Columns.Integers(members, count > 0 ? (int)count : 4096);
            members.End();
            if (count == 0) many[i].Registers = numbers;
            else many[i].Hashes.UnionWith(numbers);
            Require(count > 0 || numbers.All(rank => rank is >= 0 and <= 29), "a register is at most 29");
            Require(count == 0 || (numbers.SequenceEqual(many[i].Hashes) && numbers[0] >= 0 && numbers[^1] < 1L << 40), "hashes of 40 bits ascend, each once");
        }
    }

    private static void ReadFigures(Cursor cursor, Figures[] many, string tier)
    {
        ReadValues(cursor, many, tier);
        BigInteger[] sums = Columns.Sums(cursor, many.Length, "sums"), squares = Columns.Sums(cursor, many.Length, "sums of squares");
        for (int i = 0; i < many.Length; i++)
        {
            many[i].Sum = sums[i];
            if (many[i].Squares is not null) many[i].Squares = squares[i];
            Require(many[i].Squares is null || (Figures.HasSquare(many[i].Minimum) && Figures.HasSquare(many[i].Maximum)), "a known sum of squares is of values that have squares");
            cursor.Branches.Meet($"{tier} with{(many[i].Squares is null ? "out" : "")} a sum of squares");
            if (many[i].Minimum == many[i].Maximum) cursor.Branches.Meet($"{tier} of equal values");
        }

        SketchReader.Read(cursor, many);
    }

    private static void ReadValues(Cursor cursor, Figures[] many, string tier)
    {
        int count = many.Length;
        byte head = cursor.Byte();
        cursor.Branches.Meet($"values {head} of {tier}");
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
}
