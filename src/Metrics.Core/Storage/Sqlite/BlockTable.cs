using System.Buffers;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The blocks of one tier: rows whose identifiers are the span's first hour and the first series in it.</summary>
internal sealed class BlockTable(SqliteDatabase database, StoreTier tier)
{
    private const long LargestSeries = uint.MaxValue;

    // Most directories are shorter, and come with the first read.
    private const int FirstRead = 2048;

    /// <summary>The tier.</summary>
    public StoreTier Tier => tier;

    /// <summary>The table's name.</summary>
    public string Table { get; } = tier.ToString().ToLowerInvariant();

    /// <summary>The identifier of the block of a span that begins with a series.</summary>
    public static long IdOf(int startHour, long series) => ((long)startHour << 32) | series;

    /// <summary>The first hour of the span that a block lies in.</summary>
    public static int HourOf(long id) => (int)(id >> 32);

    /// <summary>The first series of a block.</summary>
    public static long SeriesOf(long id) => id & LargestSeries;

    /// <summary>A reader of parts of blocks, for one transaction.</summary>
    public SqliteBlob OpenParts() => new(database, Table);

    /// <summary>The block of a span that holds a series when any does, or null.</summary>
    public long? Find(int startHour, long series)
    {
        long? id = database.Prepare($"SELECT id FROM {Table} WHERE id <= ?1 ORDER BY id DESC LIMIT 1").Bind(1, IdOf(startHour, series)).ReadInteger();
        return id is { } found && HourOf(found) == startHour ? found : null;
    }

    /// <summary>The blocks of a span, by their first series.</summary>
    public List<long> Of(int startHour)
    {
        SqliteStatement select = database.Prepare($"SELECT id FROM {Table} WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
            .Bind(1, IdOf(startHour, 0)).Bind(2, IdOf(startHour, LargestSeries));
        var ids = new List<long>();
        while (select.Step()) ids.Add(select.Integer(0));
        return ids;
    }

    /// <summary>The directory of the block that a reader of parts is moved to.</summary>
    /// <exception cref="MetricException">It is damaged.</exception>
    public BlockDirectory ReadDirectory(SqliteBlob parts, long id)
    {
        parts.MoveTo(id);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstRead);
        try
        {
            int blockLength = parts.Length, read = Math.Min(FirstRead, blockLength);
            parts.Read(buffer.AsSpan(0, read), 0);
            int length = BlockDirectory.LengthOf(buffer.AsSpan(0, read), blockLength);
            if (length > read)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = ArrayPool<byte>.Shared.Rent(length);
                parts.Read(buffer.AsSpan(0, length), 0);
            }

            return BlockDirectory.Read(buffer.AsSpan(0, length), blockLength);
        }
        catch (BlockFormatException exception)
        {
            throw Damaged(id, exception.Message);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The entries of a series in a span.</summary>
    /// <exception cref="MetricException">One is damaged.</exception>
    public List<BlockEntry> ReadEntries(SqliteBlob parts, int startHour, long series)
    {
        var entries = new List<BlockEntry>();
        if (Find(startHour, series) is not { } id) return entries;
        BlockDirectory directory = ReadDirectory(parts, id);
        for (int i = directory.IndexOf(series); i < directory.Places.Length && directory.Places[i].Series == series; i++)
        {
            BlockPlace place = directory.Places[i];
            byte[] page = ReadPage(parts, id, directory.Pages[place.Page], series);
            entries.Add(new BlockEntry(series, place.Count, place.First, place.Last, place.HasTimes, page.AsMemory(place.Offset, place.Length)));
        }

        return entries;
    }

    /// <summary>A page of the block that a reader of parts is moved to.</summary>
    /// <exception cref="MetricException">It is damaged.</exception>
    public byte[] ReadPage(SqliteBlob parts, long id, BlockPage page, long series)
    {
        byte[] bytes = new byte[page.Length];
        parts.Read(bytes, page.Offset);
        return Crc32C.Of(bytes) == page.Checksum ? bytes : throw Damaged(id, "the checksum of a stream is wrong", series);
    }

    /// <summary>A block as a whole.</summary>
    public byte[] Read(long id)
    {
        SqliteStatement select = database.Prepare($"SELECT data FROM {Table} WHERE id = ?1").Bind(1, id);
        byte[] bytes = select.Step() ? select.Blob(0) : throw Damaged(id, "it is missing");
        select.Reset();
        return bytes;
    }

    /// <summary>Stores a block.</summary>
    public void Put(long id, ReadOnlySpan<byte> bytes) =>
        database.Prepare($"INSERT OR REPLACE INTO {Table} (id, data) VALUES (?1, ?2)").Bind(1, id).Bind(2, bytes).Execute();

    /// <summary>Removes a block.</summary>
    public void Remove(long id) => database.Prepare($"DELETE FROM {Table} WHERE id = ?1").Bind(1, id).Execute();

    /// <summary>The error for a block that cannot be read, which names the span and the series.</summary>
    public MetricException Damaged(long id, string reason, long? series = null) => new(
        ErrorId.StoreCorrupt,
        database.Path,
        $"in the {Table} block of {Model.UnixTime.ToText(HourOf(id) * Model.UnixTime.Hour)} {(series is { } one ? $"with series {one}" : $"that begins with series {SeriesOf(id)}")}, {reason}");
}
