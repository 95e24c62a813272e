using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>A store, read with plain SQL.</summary>
internal sealed class StoreFile : IDisposable
{
    private static readonly string[] Tables = ["raw", "hour", "day"];

    private readonly SqliteConnection _connection;

    public StoreFile(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        _connection.Open();
        Assert.Equal(0x4D545331L, Rows("PRAGMA application_id").Single()[0]);
        Assert.Equal(2L, Rows("PRAGMA user_version").Single()[0]);
    }

    public void Dispose() => _connection.Dispose();

    public long SeriesOf(string metric, string tags) =>
        (long)Rows($"SELECT series.id FROM series JOIN metric ON metric.id = metric WHERE name = '{metric}' AND tags = '{tags}'").Single()[0];

    /// <summary>The samples of a series that blocks and the hot log hold.</summary>
    public List<(long Time, double Value)> Samples(long series)
    {
        List<(long Time, double Value)> samples = [.. Entries(0, series).SelectMany(entry => entry.Samples()), .. Hot().Where(sample => sample.Series == series).Select(sample => (sample.Time, sample.Value))];
        return [.. samples.OrderBy(sample => sample.Time)];
    }

    /// <summary>The hours (1) or days (2) of a series that blocks hold.</summary>
    public List<Figures> Figures(int tier, long series) => [.. Entries(tier, series).SelectMany(entry => FigureReader.Read(entry, tier == 1 ? 3_600_000 : 86_400_000))];

    private List<Entry> Entries(int tier, long series)
    {
        var entries = new List<Entry>();
        foreach (object[] span in Rows($"SELECT place FROM span WHERE tier = {tier} ORDER BY start"))
        {
            long start = (long)span[0] << 32;
            object[]? block = Rows($"SELECT data FROM {Tables[tier]} WHERE id BETWEEN {start} AND {start + series} ORDER BY id DESC LIMIT 1").SingleOrDefault();
            if (block is not null) entries.AddRange(Block((byte[])block[0]).Where(entry => entry.Series == series));
        }

        return entries;
    }

    private static List<Entry> Block(byte[] block)
    {
        Assert.Equal((byte)1, block[0]);
        int end = 5 + BitConverter.ToInt32(block, 1);
        Assert.Equal(Checksum(block.AsSpan(0, end)), BitConverter.ToUInt32(block, end));
        var cursor = new Cursor(block, 5);
        long startTime = cursor.Signed() * 3_600_000;
        byte[][] beginnings = new byte[cursor.Number() + 1][];
        beginnings[0] = [];
        for (int i = 1; i < beginnings.Length; i++) beginnings[i] = cursor.Bytes(cursor.Number());
        int count = (int)cursor.Number();
        long[][] columns = [.. Enumerable.Range(0, 6).Select(_ => Columns.Integers(cursor, count))];
        var entries = new List<Entry>();
        var pages = new List<(int Start, int End)>();
        bool isClosed = true;
        int place = end + 4;
        for (int i = 0; i < count; i++)
        {
            bool isAlone = (columns[3][i] & 1) != 0;
            int length = (int)columns[2][i];
            if (isClosed || isAlone) pages.Add((place, place));
            byte[] stream = [.. beginnings[columns[3][i] >> 1], .. block.AsSpan(place, length).ToArray()];
            long first = startTime + columns[4][i];
            entries.Add(new Entry(columns[0][i], (int)columns[1][i], first, first + columns[5][i], stream));
            place += length;
            pages[^1] = (pages[^1].Start, place);
            isClosed = isAlone || place - pages[^1].Start >= 1024;
        }

        Assert.Equal(block.Length, place);
        foreach ((int start, int stop) in pages) Assert.Equal(Checksum(block.AsSpan(start, stop - start)), cursor.UInt32());
        Assert.Equal(end, cursor.Position);
        return entries;
    }

    private List<(long Series, long Time, double Value)> Hot()
    {
        var samples = new List<(long Series, long Time, double Value)>();
        foreach (object[] row in Rows("SELECT data FROM hot WHERE id > (SELECT sealed_id FROM meta) ORDER BY id"))
        {
            byte[] data = (byte[])row[0];
            Assert.Equal(Checksum(data.AsSpan(0, data.Length - 4)), BitConverter.ToUInt32(data, data.Length - 4));
            var cursor = new Cursor(data);
            Assert.Equal((byte)1, cursor.Byte());
            long count = cursor.Number(), time = cursor.Signed(), series = 0;
            cursor.Number();
            for (; count > 0; count--) samples.Add((series += cursor.Signed(), time += cursor.Signed(), cursor.Double()));
        }

        return samples;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint checksum = uint.MaxValue;
        foreach (byte one in bytes)
        {
            checksum ^= one;
            for (int bit = 0; bit < 8; bit++) checksum = (checksum >> 1) ^ ((checksum & 1) * 0x82F6_3B78);
        }

        return ~checksum;
    }

    private List<object[]> Rows(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
