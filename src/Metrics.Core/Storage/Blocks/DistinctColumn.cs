using MetricsTools.Statistics;

namespace MetricsTools.Storage.Blocks;

/// <summary>
/// A <see cref="DistinctSketch"/> as bytes: the number of its hashes and a column of them, in order; or 0 and a column of the registers.
/// </summary>
internal static class DistinctColumn
{
    /// <summary>Writes a sketch that has counted something.</summary>
    public static void Write(DistinctSketch sketch, ByteWriter writer)
    {
        long[]? hashes = sketch.Hashes;
        writer.Varint((ulong)(hashes?.Length ?? 0));
        if (hashes is not null)
        {
            writer.Column(hashes);
            return;
        }

        long[] registers = new long[DistinctSketch.RegisterCount];
        for (int i = 0; i < registers.Length; i++) registers[i] = sketch.Registers[i];
        writer.Column(registers);
    }

    /// <summary>Adds a written sketch to another one.</summary>
    /// <exception cref="BlockFormatException">It is none.</exception>
    public static void AddTo(ReadOnlySpan<byte> bytes, DistinctSketch sketch)
    {
        try
        {
            var reader = new ByteReader(bytes);
            int count = reader.Count(DistinctSketch.MostMembers);
            long[] numbers = new long[count > 0 ? count : DistinctSketch.RegisterCount];
            reader.Column(numbers);
            if (reader.Left != 0) throw Impossible();
            if (count > 0) AddHashes(numbers, sketch);
            else sketch.AddRegisters(Array.ConvertAll(numbers, static number => number is >= 0 and <= DistinctSketch.HighestRank ? (byte)number : throw Impossible()));
        }
        catch (InvalidDataException exception)
        {
            throw new BlockFormatException(exception.Message);
        }
    }

    private static void AddHashes(long[] hashes, DistinctSketch sketch)
    {
        long before = -1;
        foreach (long hash in hashes)
        {
            if (hash <= before || hash >= DistinctSketch.HashLimit) throw Impossible();
            sketch.AddHash(before = hash);
        }
    }

    private static BlockFormatException Impossible() => new("a count of distinct values is impossible");
}
