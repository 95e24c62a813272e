using MetricsTools.Storage.Codec;

namespace MetricsTools.Storage.Blocks;

/// <summary>Samples of one series, in the order of time, as the entry of a block.</summary>
internal static class RawStream
{
    /// <summary>Encodes samples as entries of at most <see cref="BlockEntry.LargestCount"/>, all about as long.</summary>
    public static void Encode(long series, ReadOnlySpan<long> times, ReadOnlySpan<double> values, ByteWriter arena, List<BlockEntry> entries)
    {
        int parts = (times.Length + BlockEntry.LargestCount - 1) / BlockEntry.LargestCount;
        for (int part = 0, start = 0; part < parts; part++)
        {
            int end = (int)((long)times.Length * (part + 1) / parts);
            entries.Add(EncodeOne(series, times.Slice(start, end - start), values.Slice(start, end - start), arena));
            start = end;
        }
    }

    /// <summary>Decodes an entry into buffers that hold its count.</summary>
    /// <exception cref="BlockFormatException">The bytes are not those of a stream.</exception>
    public static void Decode(in BlockEntry entry, Span<long> times, Span<double> values)
    {
        DecodeTimes(entry, times);
        DecodeValues(entry, 0, entry.Count, values);
    }

    /// <summary>Decodes the times of an entry into a buffer that holds its count.</summary>
    /// <exception cref="BlockFormatException">The bytes are not those of a stream.</exception>
    public static void DecodeTimes(in BlockEntry entry, Span<long> times)
    {
        try
        {
            SampleStreamCodec.DecodeTimestamps(entry.Stream.Span, entry.Count, entry.First, times);
        }
        catch (InvalidDataException exception)
        {
            throw new BlockFormatException(exception.Message);
        }

        times = times.Slice(0, entry.Count);
        bool areOfEntry = times[0] == entry.First && times[entry.Count - 1] == entry.Last && Sound.AreInOrder(times);
        if (!areOfEntry) throw new BlockFormatException("its times are not in order, or not those of its entry");
    }

    /// <summary>The time from each sample of an entry to the next, where it is always the same and above 0; else 0.</summary>
    /// <exception cref="BlockFormatException">The bytes are not those of a stream.</exception>
    public static long StepOf(in BlockEntry entry)
    {
        try
        {
            if (entry.Count < 2 || SampleStreamCodec.ReadLine(entry.Stream.Span) is not (0, > 0 and long step)) return 0;
            long length = entry.Last - entry.First;
            return length / (entry.Count - 1) == step && length % (entry.Count - 1) == 0 ? step : 0;
        }
        catch (InvalidDataException exception)
        {
            throw new BlockFormatException(exception.Message);
        }
    }

    /// <summary>Decodes values of an entry into a buffer that holds its count; those from one place to before another.</summary>
    /// <exception cref="BlockFormatException">The bytes are not those of a stream.</exception>
    public static void DecodeValues(in BlockEntry entry, int start, int end, Span<double> values)
    {
        if (start >= end) return;
        int length;
        try
        {
            length = SampleStreamCodec.DecodeValues(entry.Stream.Span, entry.Count, start, end, values);
        }
        catch (InvalidDataException exception)
        {
            throw new BlockFormatException(exception.Message);
        }

        if (end == entry.Count && length != entry.Stream.Length) throw new BlockFormatException("it is longer than its samples");
        if (!Sound.AreFinite(values.Slice(start, end - start))) throw new BlockFormatException("a value is not finite");
    }

    private static BlockEntry EncodeOne(long series, ReadOnlySpan<long> times, ReadOnlySpan<double> values, ByteWriter arena)
    {
        int start = arena.Length;
        arena.Advance(SampleStreamCodec.Encode(times, values, times[0], arena.Room(SampleStreamCodec.MaximumLength(times.Length))));
        return new BlockEntry(series, times.Length, times[0], times[times.Length - 1], arena.Kept(start));
    }
}
