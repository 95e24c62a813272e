using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>The hours or days of one series as the entry of a block, in columns of which those of time come first. docs/storage-format.md describes the bytes.</summary>
internal static class RollupStream
{
    private const byte Version = 1;
    private const byte VersionOfSet = 2;

    /// <summary>Reads the rows of a stream, and adds them to a list.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="bucketLength">The length of an hour or a day, in milliseconds.</param>
    /// <param name="rows">Takes the rows.</param>
    /// <exception cref="BlockFormatException">The bytes are not those of a stream.</exception>
    public static void Read(in BlockEntry entry, long bucketLength, List<RollupRow> rows)
    {
        try
        {
            var reader = new ByteReader(entry.Stream.Span);
            byte version = reader.Byte();
            if (version is not Version and not VersionOfSet) throw new BlockFormatException($"its version is {version}");
            int length = reader.Count(reader.Left), rest = reader.Left - length;
            long[] times = new long[reader.Count(entry.Count * Rollup.FewSamples)];
            int few = ReadTimes(ref reader, entry, bucketLength, times);
            var many = new RollupColumns(entry, bucketLength, entry.Count - few);
            many.ReadTimes(ref reader);
            if (reader.Left != rest) throw new BlockFormatException("its times are not as long as it says");
            double[] values = new double[times.Length];
            if (times.Length > 0) reader.Values(values);
            bool isOfSet = version == VersionOfSet;
            RollupRow[] manyRows = isOfSet ? many.ReadMembers(ref reader) : many.ReadFigures(ref reader, entry.Stream);
            if (reader.Left != 0) throw new BlockFormatException("it is longer than its rows");
            int start = rows.Count;
            Merge(FewRows(times, values, bucketLength, isOfSet), manyRows, rows);
            CheckTimes(rows, start, entry, bucketLength);
        }
        catch (InvalidDataException exception)
        {
            throw new BlockFormatException(exception.Message);
        }
    }

    /// <summary>Makes an entry of rows, which are in the order of their numbers.</summary>
    /// <param name="series">The series.</param>
    /// <param name="bucketLength">The length of an hour or a day, in milliseconds.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="arena">Takes the bytes.</param>
    public static BlockEntry Write(long series, long bucketLength, List<RollupRow> rows, ByteWriter arena)
    {
        var entry = new BlockEntry(series, rows.Count, rows[0].First.Timestamp, rows[rows.Count - 1].Last.Timestamp, default);
        RollupRow[] manyRows = [.. rows.Where(static row => row.Samples.IsEmpty)];
        var many = new RollupColumns(entry, bucketLength, manyRows.Length);
        (long[] times, double[] values) = FewSamples(rows);
        var head = new ByteWriter();
        head.Varint((ulong)times.Length);
        for (int i = 0; i < times.Length; i++) times[i] -= entry.First;
        if (times.Length > 0) head.Column(times);
        many.WriteTimes(manyRows, head);
        int start = arena.Length;
        arena.Byte(rows[0].IsOfSet ? VersionOfSet : Version);
        arena.Varint((ulong)head.Length);
        arena.Bytes(head.Written);
        if (values.Length > 0) arena.Values(values);
        if (rows[0].IsOfSet) RollupColumns.WriteMembers(manyRows, arena);
        else RollupColumns.WriteFigures(manyRows, arena);
        return entry with { Stream = arena.Kept(start) };
    }

    private static (long[] Times, double[] Values) FewSamples(List<RollupRow> rows)
    {
        int count = 0;
        foreach (RollupRow row in rows) count += row.Samples.Length;
        (long[] times, double[] values) = (new long[count], new double[count]);
        int place = 0;
        foreach (RollupRow row in rows)
        {
            foreach (Sample sample in row.Samples.Span) (times[place], values[place++]) = (sample.Timestamp, sample.Value);
        }

        return (times, values);
    }

    // Gives the number of the hours or days that the times lie in.
    private static int ReadTimes(ref ByteReader reader, in BlockEntry entry, long bucketLength, long[] times)
    {
        if (times.Length == 0) return 0;
        reader.Column(times);
        int rows = 0;
        for (int i = 0; i < times.Length; i++)
        {
            times[i] += entry.First;
            if (i > 0 && times[i] < times[i - 1]) throw new BlockFormatException("its times are not in order");
            if (i == 0 || RollupMerge.NumberOf(times[i], bucketLength) != RollupMerge.NumberOf(times[i - 1], bucketLength)) rows++;
        }

        return rows <= entry.Count ? rows : throw new BlockFormatException("its times are of more rows than it has");
    }

    private static List<RollupRow> FewRows(long[] times, double[] values, long bucketLength, bool isOfSet)
    {
        var rows = new List<RollupRow>();
        for (int start = 0, end; start < times.Length; start = end)
        {
            long number = RollupMerge.NumberOf(times[start], bucketLength);
            for (end = start; end < times.Length && RollupMerge.NumberOf(times[end], bucketLength) == number; end++)
            {
            }

            if (end - start > Rollup.FewSamples) throw new BlockFormatException("it has too many samples of one row");
            var samples = new Sample[end - start];
            for (int i = start; i < end; i++) samples[i - start] = new Sample(times[i], RollupColumns.Finite(values[i]));
            rows.Add(RollupRow.OfFew(number, samples, isOfSet));
        }

        return rows;
    }

    private static void CheckTimes(List<RollupRow> rows, int start, in BlockEntry entry, long bucketLength)
    {
        for (int i = start; i < rows.Count; i++)
        {
            (long first, long last, long number) = (rows[i].First.Timestamp, rows[i].Last.Timestamp, rows[i].Number);
            bool isOfRow = first <= last && RollupMerge.NumberOf(first, bucketLength) == number && RollupMerge.NumberOf(last, bucketLength) == number;
            if (!isOfRow || (i > start && number <= rows[i - 1].Number)) throw new BlockFormatException("its rows are not in order");
        }

        bool areOfEntry = rows[start].First.Timestamp == entry.First && rows[rows.Count - 1].Last.Timestamp == entry.Last;
        if (!areOfEntry) throw new BlockFormatException("its rows are not those of its entry");
    }

    private static void Merge(List<RollupRow> few, RollupRow[] many, List<RollupRow> rows)
    {
        int next = 0;
        foreach (RollupRow row in many)
        {
            while (next < few.Count && few[next].Number < row.Number) rows.Add(few[next++]);
            rows.Add(row);
        }

        while (next < few.Count) rows.Add(few[next++]);
    }
}
