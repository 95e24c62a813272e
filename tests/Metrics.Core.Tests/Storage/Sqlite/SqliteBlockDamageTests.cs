using MetricsTools.Maintenance;
using MetricsTools.Model;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Bytes of blocks that are not those that were written: found, named, and the rest stays readable.</summary>
public sealed class SqliteBlockDamageTests : IDisposable
{
    private const int SeriesCount = 30;
    private const int SampleCount = 2000;

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_flipped_byte_is_never_taken_for_a_sample()
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true))
        {
            for (int i = 0; i < 5; i++) Append(store, $"i={i}", 40, seed: i);
        }

        using SqliteConnection connection = StoreFolder.Connect(_folder.Store);
        byte[] block = Blob(connection, "SELECT data FROM raw");
        using SqliteMetricStore reader = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        int unreadable = 0;
        for (int place = 0; place < block.Length; place++)
        {
            Put(connection, Flipped(block, place));
            for (int i = 0; i < 5; i++)
            {
                try
                {
                    Assert.Equal(Expected(40, seed: i), StoreFolder.Samples(reader, StoreFolder.AddSeries(reader, $"i={i}")));
                }
                catch (MetricException exception)
                {
                    Assert.Equal(ErrorId.StoreCorrupt, exception.Id);
                    unreadable++;
                }
            }
        }

        Assert.InRange(unreadable, block.Length, block.Length * 5);
    }

    [Fact]
    public void A_damaged_stream_is_named_and_the_others_stay_readable_also_after_writing_and_merging()
    {
        long damaged;
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true))
        {
            for (int i = 0; i < SeriesCount; i++) Append(store, $"i={i}", SampleCount, seed: i);
            damaged = StoreFolder.AddSeries(store, "i=0");
        }

        using (SqliteConnection connection = StoreFolder.Connect(_folder.Store))
        {
            // The first stream lies after the directory, which is shorter than its streams.
            byte[] block = Blob(connection, "SELECT data FROM raw ORDER BY id LIMIT 1");
            Put(connection, Flipped(block, 1000));
        }

        CheckDamage(damaged);
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true))
        {
            for (int i = 0; i < SeriesCount; i++) Append(store, $"i={i}", SampleCount, seed: i, first: SampleCount);
            Append(store, "i=0", 1, seed: 0, first: SampleCount * 30);
            Assert.NotNull(store.Maintain(new RollupOptions()));
        }

        CheckDamage(damaged, SampleCount * 2);
    }

    [Fact]
    public void Who_would_rather_have_the_rest_is_told_of_damage_once_and_gets_it()
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true))
        {
            for (int i = 0; i < SeriesCount; i++) Append(store, $"i={i}", SampleCount, seed: i);
        }

        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store))
        {
            for (int i = 0; i < 3; i++) Append(store, "i=5", 10, seed: 7, first: SampleCount + (i * 10));
        }

        using (SqliteConnection connection = StoreFolder.Connect(_folder.Store))
        {
            Put(connection, Flipped(Blob(connection, "SELECT data FROM raw ORDER BY id LIMIT 1"), 1500));
            StoreFolder.Execute(connection, "UPDATE hot SET data = zeroblob(length(data)) WHERE id = (SELECT min(id) + 1 FROM hot)");
        }

        var damaged = new List<string>();
        using var reader = SqliteMetricStore.Open(_folder.Store, new StoreOptions { Damaged = exception => damaged.Add(exception.Message) });
        int whole = 0;
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < SeriesCount; i++)
            {
                Sample[] read = StoreFolder.Samples(reader, StoreFolder.AddSeries(reader, $"i={i}"));
                if (i == 5) Assert.Equal(SampleCount + 20, read.Length);
                else if (read.SequenceEqual(Expected(SampleCount, seed: i))) whole++;
                else Assert.True(read.Length < SampleCount);
            }
        }

        Assert.InRange(whole, 2 * (SeriesCount - 4), 2 * (SeriesCount - 2));
        Assert.Contains(damaged, message => message.Contains("hot log", StringComparison.Ordinal));
        Assert.Contains(damaged, message => message.Contains("with series 1,", StringComparison.Ordinal));
        Assert.Equal(damaged.Distinct(), damaged);
    }

    [Fact]
    public void A_store_whose_block_lost_its_directory_goes_on_taking_samples()
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true)) Append(store, "", 100, seed: 0);
        StoreFolder.Execute(_folder.Store, "UPDATE raw SET data = zeroblob(length(data))");
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true)) Append(store, "other=1", 100, seed: 1, first: 10_000_000);
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true))
        {
            Append(store, "", 9000, seed: 2, first: 10_000_000);
            Append(store, "", SampleAppender.LargeBatch, seed: 3);
            Assert.Equal(9200 + SampleAppender.LargeBatch, store.GetStatistics().SampleCount);
            var later = new TimeRange(Time(10_000_000), long.MaxValue);
            Assert.Equal(9000, store.ReadNewestSamples(StoreFolder.AddSeries(store), later, int.MaxValue).Count);
            Assert.Equal(ErrorId.StoreCorrupt, StoreFolder.FailureOf(() => StoreFolder.Samples(store, StoreFolder.AddSeries(store))));
        }
    }

    private static long Time(int i) => 1_767_225_600_000 + (i * 1000L);

    private static Sample[] Expected(int count, int seed, int first = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(first, count).Select(i => new Sample(Time(i), random.Next(100_000) / 100.0))];
    }

    private static void Append(SqliteMetricStore store, string tags, int count, int seed, int first = 0)
    {
        long series = StoreFolder.AddSeries(store, tags);
        Assert.True(store.TryAppend([.. Expected(count, seed, first).Select(sample => new SeriesSample(series, sample.Timestamp, sample.Value))], store.Epoch));
    }

    private static byte[] Flipped(byte[] bytes, int place)
    {
        byte[] flipped = [.. bytes];
        flipped[place] ^= 0x10;
        return flipped;
    }

    private static byte[] Blob(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (byte[])command.ExecuteScalar()!;
    }

    private static void Put(SqliteConnection connection, byte[] block)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "UPDATE raw SET data = $data WHERE id = (SELECT min(id) FROM raw)";
        command.Parameters.AddWithValue("$data", block);
        command.ExecuteNonQuery();
    }

    private void CheckDamage(long damaged, int count = SampleCount)
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        var error = Assert.Throws<MetricException>(() => StoreFolder.Samples(store, damaged));
        Assert.Equal(ErrorId.StoreCorrupt, error.Id);
        Assert.Contains($"series {damaged}", error.Message, StringComparison.Ordinal);
        Assert.Contains("2026-01-01T00:00:00.000Z", error.Message, StringComparison.Ordinal);
        for (int i = 1; i < SeriesCount; i++) Assert.Equal(count, StoreFolder.Samples(store, StoreFolder.AddSeries(store, $"i={i}")).Length);
    }
}
