using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage;

/// <summary>Blocks of streams of all lengths, some of which begin alike.</summary>
public sealed class BlockTests
{
    private const int StartHour = 473_000;
    private const long StartTime = StartHour * 3_600_000L;

    private static readonly Gen<BlockEntry[]> Entries =
        from count in Gen.Choose(1, 300)
        from beginnings in Gen.Choose(0, 3).ListOf(count)
        from lengths in Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, 3000)).ListOf(count)
        from steps in Gen.Choose(0, 3).ListOf(count)
        from damaged in Gen.Choose(0, 20).ListOf(count)
        from times in Gen.OneOf(Gen.Constant(5), Gen.Choose(-1_000_000, 100_000_000)).ListOf(count)
        select Make(count, beginnings, lengths, steps, damaged, times);

    [Fact]
    public void A_block_is_read_back() => Always.Holds(Entries, entries =>
    {
        List<BlockEntry> read = Block.Read(Write(entries));
        Assert.Equal(entries.Length, read.Count);
        for (int i = 0; i < entries.Length; i++)
        {
            Assert.Equal(entries[i] with { Stream = default }, read[i] with { Stream = default });
            Assert.Equal(entries[i].Stream.ToArray(), read[i].Stream.ToArray());
        }
    });

    [Fact]
    public void A_block_with_a_wrong_byte_is_refused_or_names_the_damaged_stream() => Always.Holds(
        from entries in Entries
        from place in Gen.Choose(0, int.MaxValue)
        from bit in Gen.Choose(0, 7)
        select (entries, place, bit),
        damage =>
        {
            byte[] block = Write(damage.entries);
            block[damage.place % block.Length] ^= (byte)(1 << damage.bit);
            List<BlockEntry>? read = null;
            Exception? refusal = Record.Exception(() => read = Block.Read(block));
            Assert.True(refusal is null or BlockFormatException, refusal?.ToString());
            for (int i = 0; i < (read?.Count ?? 0); i++)
            {
                Assert.True(read![i].IsDamaged || damage.entries[i].IsDamaged || read[i].Stream.Span.SequenceEqual(damage.entries[i].Stream.Span));
            }
        });

    [Fact]
    public void A_directory_that_no_store_writes_is_refused_or_read_as_something() => Always.Holds(
        from entries in Entries
        from place in Gen.Choose(0, int.MaxValue)
        from bytes in Gen.ArrayOf(Gen.Choose(0, 255), 3)
        select (entries, place, bytes),
        damage =>
        {
            // The checksum is made right again, lest it hide what is wrong.
            byte[] block = Write(damage.entries);
            int end = BlockDirectory.HeaderLength + (int)BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(1)), length = end - BlockDirectory.HeaderLength;
            for (int i = 0; i < damage.bytes.Length; i++) block[BlockDirectory.HeaderLength + ((damage.place + i) % length)] = (byte)damage.bytes[i];
            BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(end), Crc32C.Of(block.AsSpan(0, end)));
            Exception? refusal = Record.Exception(() => Block.Read(block));
            Assert.True(refusal is null or BlockFormatException, refusal?.ToString());
        });

    [Fact]
    public void Streams_that_begin_alike_say_it_once()
    {
        BlockEntry[] entries = [.. Enumerable.Range(1, 1000).Select(series => new BlockEntry(series, 6, StartTime, StartTime + 5, new byte[] { 1, 8, 1, 2, 3, 4, 5, 6, 7, 8, (byte)series }))];
        Assert.InRange(Write(entries).Length, 1000, 1100);
    }

    private static BlockEntry[] Make(int count, List<int> beginnings, List<int> lengths, List<int> steps, List<int> damaged, List<int> times)
    {
        var entries = new BlockEntry[count];
        long series = 1, end = 0;
        for (int i = 0; i < count; i++)
        {
            series += steps[i];
            long time = steps[i] == 0 ? Math.Max(end, times[i]) : times[i];
            end = time + lengths[i];
            byte[] stream = new byte[lengths[i]];
            for (int place = 0; place < stream.Length; place++) stream[place] = (byte)(place < 2 ? 1 + (place * beginnings[i]) : place < 7 ? beginnings[i] : i + place);
            entries[i] = new BlockEntry(series, 1 + (lengths[i] * 7 % 4096), StartTime + time, StartTime + end, stream, IsDamaged: damaged[i] == 0);
        }

        return entries;
    }

    private static byte[] Write(BlockEntry[] entries)
    {
        var writer = new ByteWriter();
        Block.Write(StartHour, entries, 0, entries.Length, writer);
        return writer.Written.ToArray();
    }
}
