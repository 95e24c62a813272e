using System.Globalization;
using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>A store with all that the document lets there be: what the product writes by its public ways, and beside it bytes by hand for what it only reads.</summary>
public sealed class ManySidedStore : IDisposable
{
    private const long Start = 1_767_225_600_000;
    private const long TimeOfLost = Start - (300 * UnixTime.Day);
    private const long TimeOfGone = Start - (400 * UnixTime.Day);
    private const int HandMadeHour = 300_000;

    private readonly StoreFolder _folder = new();
    private readonly FixedTime _time = new() { Now = Start + (70 * UnixTime.Day) };

    public ManySidedStore()
    {
        using (SqliteMetricStore store = Open(isSession: true))
        {
            Fill(store);
            Maintain(store);
            AddLate(store);
            store.RemoveMetric(store.FindMetric("removed")!.Id);
        }

        // The second of three streams, each on a page of its own.
        Damage(TimeOfLost, length => length / 2);
        using (SqliteMetricStore store = Open(isSession: true)) AddAfterDamage(store);
        using (SqliteMetricStore store = Open(isSession: false))
        {
            AddByHand(store);
            AddHot(store);
            store.RemoveMetric(store.FindMetric("removed")!.Id);
        }

        // The directory.
        Damage(TimeOfGone, _ => 6);
    }

    /// <summary>The store's path.</summary>
    public string Path => _folder.Store;

    public void Dispose() => _folder.Dispose();

    /// <summary>Copies the store in the place of another.</summary>
    public void CopyTo(string path)
    {
        foreach (string suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(path + suffix);
            if (suffix != "-shm" && File.Exists(Path + suffix)) File.Copy(Path + suffix, path + suffix);
        }
    }

    /// <summary>All rows of the tables of blocks, and of the hot log.</summary>
    public List<(string Table, long Id, byte[] Data)> Rows()
    {
        using SqliteConnection connection = StoreFolder.Connect(Path);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT 'raw', id, data FROM raw UNION ALL SELECT 'hour', id, data FROM hour UNION ALL SELECT 'day', id, data FROM day UNION ALL SELECT 'hot', id, data FROM hot";
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<(string Table, long Id, byte[] Data)>();
        while (reader.Read()) rows.Add((reader.GetString(0), reader.GetInt64(1), (byte[])reader.GetValue(2)));
        return rows;
    }

    /// <summary>Puts a block or a row of the hot log in its place.</summary>
    internal static void Put(SqliteConnection connection, string table, long id, byte[] data)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"INSERT OR REPLACE INTO {table} (id, data) VALUES ({id}, $data)";
        command.Parameters.AddWithValue("$data", data);
        command.ExecuteNonQuery();
    }

    private static void Fill(SqliteMetricStore store)
    {
        var random = new Random(1);
        long walk = 5000;
        for (int i = 0; i < 40; i++) Add(store, "alike", $"i={i:00}", Regular(50, UnixTime.Hour * 4, n => (i * 100) + (n % 7)));
        Add(store, "gauge", "", Regular(9000, 10_000, _ => (walk += random.Next(-20, 21)) / 100.0));
        Add(store, "jitter", "", [.. Regular(2000, 60_000, _ => random.NextDouble()).Select(sample => sample with { Timestamp = sample.Timestamp + random.Next(20) })]);
        Add(store, "noise", "", Regular(16_000, 1_000, _ => random.NextDouble()));
        Add(store, "whole", "", Regular(4096, 1_000, n => n % 100));
        Add(store, "counter", "", Regular(3000, 30_000, n => 1e12 + (n * 1234)));
        Add(store, "latency", "", Regular(5000, 5_000, _ => Math.Round(1000 * 30 * Math.Exp(0.3 * random.NextDouble())) / 1000));
        Add(store, "level", "", Regular(1000, 60_000, _ => 1 / 3.0));
        Add(store, "same", "", Regular(70_000, 40, n => n % 10_000 == 0 ? n : 5));
        Add(store, "signs", "", Regular(1000, 60_000, n => n % 10 == 0 ? 0 : (n % 3 == 0 ? -1.5 : 2.5) * n));
        Add(store, "huge", "", Regular(600, 60_000, n => n / 60 == 5 ? 1 - (n % 2 * 2) : n % 50 == 0 ? 1e200 : n % 7 == 0 ? -0.0 : 1e-300 * n));
        Add(store, "wide", "", Regular(600, 60_000, n => n % 50 == 0 ? -1e17 : n * 0.1));
        Add(store, "close", "", Regular(600, 60_000, n => n / 60 == 3 ? 2 : 1 + (((2 * random.Next(1 << 20)) + 1) * Math.Pow(2, -52))));
        Add(store, "negative", "", Regular(600, 60_000, n => -n - 1));
        Add(store, "thinning", "", [.. Regular(60, UnixTime.Minute, n => n), .. Regular(30, UnixTime.Hour, n => n), .. Regular(9, UnixTime.Day, n => n)]);
        Add(store, "spikes", "", Regular(3000, 20_000, n => n % 400 == 17 ? 1e9 : n % 300 == 5 ? 1 / 7.0 : (n % 13) / 10.0));
        for (int scale = 0; scale < 7; scale++)
        {
            int reach = scale == 0 ? 2097 : 3000 >> scale, lowest = scale == 0 ? -1074 : -reach / 2;
            Add(store, "scale", $"s={scale}", Regular(20, 60_000, n => Math.Pow(2, lowest + (n * reach / 19))));
        }

        Add(store, "rare", "a=\"x,y\",b=\"q\\\"\\\\\\n\\u{1}\"", Regular(60, UnixTime.Day, n => n + 0.5));
        Add(store, "old", "", [.. new[] { -5L, -5, -UnixTime.Day, 0, 1000, -22 * UnixTime.Day }.Select(time => new Sample(time, time))]);
        Add(store, "last", "", new Sample(253_402_300_799_999, 1));
        Add(store, "set", "size=few", Regular(300, UnixTime.Hour, n => n));
        Add(store, "set", "size=small", Regular(1000, 60_000, n => n % 30));
        Add(store, "set", "size=large", Regular(3000, 5_000, n => n * 1e6));
        foreach (MetricKind kind in new[] { MetricKind.Histogram, MetricKind.Summary }) Add(store, $"{kind}", "", Regular(100, 60_000, n => n * n), kind);
        Add(store, "pruned", "", Regular(400, UnixTime.Hour, n => n));
        Add(store, "removed", "", Regular(1000, 60_000, n => n));
        for (int i = 0; i < 3; i++) Add(store, "lost", $"i={i}", [.. Enumerable.Range(0, 600).Select(n => new Sample(TimeOfLost + (n * 20_000), random.NextDouble()))]);
        Add(store, "gone", "", [.. Enumerable.Range(0, 100).Select(n => new Sample(TimeOfGone + n, n))]);
    }

    // Late samples, and watermarks within spans that are merged by then.
    private void AddLate(SqliteMetricStore store)
    {
        Add(store, "gauge", "", Regular(100, 333_333, n => n));
        Add(store, "jitter", "", new Sample(Start + 7, 0.25), new Sample(Start + 7, -1), new Sample(Start + (40 * UnixTime.Day), double.Epsilon));
        store.UpdateMetric(store.FindMetric("pruned")! with { RetainRaw = TimeSpan.FromDays(60) });
        Maintain(store, -20 * UnixTime.Day);
        Add(store, "scale", "s=6", Regular(3, 1, n => -n));
    }

    private void Maintain(SqliteMetricStore store, long? kept = null)
    {
        var whole = TimeSpan.FromDays(30_000);
        TimeSpan figures = kept is { } from ? TimeSpan.FromMilliseconds(_time.Now - from) : whole;
        Assert.NotNull(store.Maintain(new RollupOptions { Retention = new RetentionPolicy(whole, figures, figures) }));
    }

    // Changes a byte of the block of a span, by when its first sample is.
    private void Damage(long first, Func<int, int> placeOf)
    {
        using SqliteConnection connection = StoreFolder.Connect(Path);
        long id = long.Parse(StoreFolder.Execute(connection, $"SELECT raw.id FROM raw JOIN span ON place = raw.id >> 32 WHERE tier = 0 AND first = {first}"), CultureInfo.InvariantCulture);
        byte[] block = Convert.FromHexString(StoreFolder.Execute(connection, $"SELECT hex(data) FROM raw WHERE id = {id}"));
        block[placeOf(block.Length)] ^= 1;
        Put(connection, "raw", id, block);
    }

    private static void AddAfterDamage(SqliteMetricStore store)
    {
        Add(store, "lost", "i=0", new Sample(TimeOfLost, 1));
        Add(store, "lost", "i=1", new Sample(TimeOfLost + 5, 2), new Sample(TimeOfLost + UnixTime.Minute, 3));
        Add(store, "ends", "", new Sample(-8_000_000_000_000_000_000, 1));
        Add(store, "ends", "", [.. Enumerable.Range(0, 4200).Select(n => new Sample(8_000_000_000_000_000_000 + (n * UnixTime.Hour), n))]);
    }

    private static void AddHot(SqliteMetricStore store)
    {
        long later = Start + (65 * UnixTime.Day);
        Add(store, "removed", "", new Sample(Start, 1));
        Add(store, "level", "", new Sample(later, 4));
        Add(store, "rare", "a=\"x,y\",b=\"q\\\"\\\\\\n\\u{1}\"", [.. Enumerable.Range(0, 14).Select(n => new Sample(Start + UnixTime.Day - n, n * 1e-200))]);
        foreach ((string metric, string tags) in new[] { ("gauge", ""), ("signs", ""), ("level", ""), ("huge", ""), ("scale", "s=0"), ("scale", "s=4"), ("set", "size=few"), ("set", "size=small"), ("set", "size=large"), ("old", "") })
        {
            Add(store, metric, tags, [.. Enumerable.Range(0, 20).Select(n => new Sample((metric == "old" ? -7 : Start) + (n % 7 * 250_000), n % 3 == 0 ? 0 : (n % 5 - 2.5) * 1e40))]);
        }

        long first = Series(store, "alike", "i=00"), second = Series(store, "alike", "i=01");
        Append(store, new SeriesSample(second, later, 1), new SeriesSample(first, later, 2), new SeriesSample(first, later - 1, 3));
    }

    private static void AddByHand(SqliteMetricStore store)
    {
        using SqliteConnection connection = StoreFolder.Connect(store.Location);
        var streams = new HandMadeStreams();
        var samples = new HandMadeBlock(HandMadeHour);
        HandMadeBlock[] figures = [new(HandMadeHour), new(HandMadeHour)];
        long start = HandMadeHour * UnixTime.Hour;
        int number = 0;
        foreach ((int count, HandMadeBytes stream) in streams.Samples()) samples.Add(Series(store, "by hand", $"i={number++}"), count, start, start + ((count - 1) * 1000), stream);
        foreach ((int count, HandMadeBytes stream) in streams.Figures())
        {
            long series = Series(store, "by hand", $"i={number++}");
            figures[0].Add(series, count, start + 5, start + (count * UnixTime.Hour) - 5, stream);
            figures[1].Add(series, count, start + 5, start + (count * UnixTime.Day) - 5, stream);
        }

        // Of no series.
        samples.Add(1_000_000_000, 9, start, start + 8000, new HandMadeStreams().Samples().First().Stream);
        string[] tables = ["raw", "hour", "day"];
        foreach ((HandMadeBlock block, int tier) in new List<HandMadeBlock> { samples, figures[0], figures[1] }.Select((block, tier) => (block, tier)))
        {
            StoreFolder.Execute(connection, $"INSERT INTO span VALUES ({tier}, {HandMadeHour}, {24 * 4}, {HandMadeHour + 2}, {block.Count}, {block.Bytes().Length}, {block.First}, {block.Last}, 0)");
            Put(connection, tables[tier], ((HandMadeHour + 2L) << 32) + block.FirstSeries, block.Bytes());

            // At a place that no span has.
            Put(connection, tables[tier], ((HandMadeHour + 1L) << 32) + block.FirstSeries, block.Bytes());
        }

        StoreFolder.Execute(connection, "UPDATE meta SET change = change + 1");
    }

    private static Sample[] Regular(int count, long step, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(n => new Sample(Start + (n * step), value(n)))];

    private static void Add(SqliteMetricStore store, string metric, string tags, params Sample[] samples) => Add(store, metric, tags, samples, metric == "set" ? MetricKind.Set : MetricKind.Gauge);

    private static void Add(SqliteMetricStore store, string metric, string tags, Sample[] samples, MetricKind kind)
    {
        long series = Series(store, metric, tags, kind);
        Append(store, [.. samples.Select(sample => new SeriesSample(series, sample.Timestamp, sample.Value))]);
    }

    private static void Append(SqliteMetricStore store, params SeriesSample[] samples) => Assert.True(store.TryAppend(samples, store.Epoch));

    private static long Series(SqliteMetricStore store, string metric, string tags, MetricKind kind = MetricKind.Gauge) =>
        store.GetOrAddSeries(store.GetOrAddMetric(new MetricDefinition { Name = metric, Kind = kind }).Id, TagSet.Parse(tags), int.MaxValue)!.Value;

    private SqliteMetricStore Open(bool isSession) => SqliteMetricStore.Open(Path, new StoreOptions { Access = StoreAccess.Write, IsSession = isSession, Time = _time });
}
