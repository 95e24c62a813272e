using System.Buffers;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// The blocks of one tier: rows whose identifiers are a place, one for each span, and the first series in the block. A place is an hour of the span: its first
/// one, or another where that was not free when the span was made.
/// </summary>
internal sealed class BlockTable(SqliteDatabase database, StoreTier tier)
{
    // Most directories are shorter, and come with the first read.
    private const int FirstRead = 2048;

    /// <summary>The tier.</summary>
    public StoreTier Tier => tier;

    /// <summary>The table's name.</summary>
    public string Table { get; } = tier.ToString().ToLowerInvariant();

    /// <summary>The identifier of the block at a place that begins with a series.</summary>
    public static long IdOf(int place, long series) => ((long)place << 32) | series;

    /// <summary>The place that a block lies at.</summary>
    public static int PlaceOf(long id) => (int)(id >> 32);

    /// <summary>The first series of a block.</summary>
    public static long SeriesOf(long id) => id & BlockEntry.LargestSeries;

    /// <summary>A reader of parts of blocks, for one transaction.</summary>
    public SqliteBlob OpenParts() => new(database, Table);

    /// <summary>The first place from one on that has blocks, or null.</summary>
    public int? NextPlace(long place) =>
        database.Prepare($"SELECT id FROM {Table} WHERE id >= ?1 ORDER BY id LIMIT 1").Bind(1, place << 32).ReadInteger() is { } id ? PlaceOf(id) : null;

    /// <summary>
    /// A place for a new span, where no blocks lie: its first hour, or one after it. Other spans do not begin with hours between two of those that new spans
    /// begin with.
    /// </summary>
    public int FreePlace(int startHour)
    {
        int place = startHour;
        while (NextPlace(place) == place) place += (place + 1 - startHour) % tier.SpanHours() == 0 ? 2 : 1;
        return place;
    }

    /// <summary>The blocks at a place, by their first series.</summary>
    public List<long> Of(int place)
    {
        SqliteStatement select = database.Prepare($"SELECT id FROM {Table} WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
            .Bind(1, IdOf(place, 0)).Bind(2, IdOf(place, BlockEntry.LargestSeries));
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
        $"in the {Table} block of {Model.UnixTime.ToText(StartOf(id) * Model.UnixTime.Hour)} {(series is { } one ? $"with series {one}" : $"that begins with series {SeriesOf(id)}")}, {reason}");

    // The place of a span is one of its hours.
    private long StartOf(long id) => database.Prepare("SELECT start FROM span WHERE tier = ?1 AND start <= ?2 ORDER BY start DESC LIMIT 1")
        .Bind(1, (long)tier).Bind(2, PlaceOf(id)).ReadInteger() ?? PlaceOf(id);
}
