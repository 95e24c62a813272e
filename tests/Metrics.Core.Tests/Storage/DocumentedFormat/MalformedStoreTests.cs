using MetricsTools.Maintenance;
using MetricsTools.Maintenance.Checks;
using MetricsTools.Maintenance.Repair;
using MetricsTools.Model;
using MetricsTools.Storage.Blocks;
using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>A store with bytes that are changed behind their checksums answers, or says that it is damaged, whatever is done with it.</summary>
public sealed class MalformedStoreTests(ManySidedStore sides) : IClassFixture<ManySidedStore>, IDisposable
{
    private const int Rounds = 15;

    private readonly StoreFolder _folder = new();
    private readonly Random _random = new(1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whatever_is_done_with_it_fails_by_the_stores_own_error_or_not_at_all()
    {
        (string Table, long Id, byte[] Data)[] rows = [.. sides.Rows().Where(row => row.Table == "hot" || BlockReader.Read(row.Data, StartOf(row.Data), new Branches()).Count > 0)];
        for (int round = 0; round < Rounds; round++)
        {
            (string table, long id, byte[] data) = rows[round % 4 == 0 ? rows.Length - 1 - _random.Next(10) : _random.Next(rows.Length)];
            bool isHot = table == "hot";
            (long series, long time) = isHot ? FirstOf(data) : FirstOf(BlockReader.Read(data, StartOf(data), new Branches()));
            sides.CopyTo(_folder.Store);
            using (SqliteConnection connection = StoreFolder.Connect(_folder.Store)) ManySidedStore.Put(connection, table, id, isHot ? Changes.OfRow(data, _random) : ChangedBlock(data));
            Use(series, time);
        }
    }

    [Fact]
    public void A_row_of_the_hot_log_of_a_series_that_cannot_be_is_damaged_rather_than_sealed()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        StoreFolder.Append(store, 5);
        byte[] row = Changes.Checked(new HandMadeBytes().Byte(1).Number(1).Signed(7).Number(0).Signed(-60).Signed(0).Int64(0));
        using (SqliteConnection connection = StoreFolder.Connect(_folder.Store)) ManySidedStore.Put(connection, "hot", 100, row);
        Assert.Equal(ErrorId.StoreCorrupt, StoreFolder.FailureOf(() => store.Maintain(new RollupOptions())));
    }

    private static int StartOf(byte[] block) => (int)new Cursor(block, new Branches(), 5).Signed();

    private static (long Series, long Time) FirstOf(byte[] row) =>
        HotReader.Read(row, new Branches()).Select(sample => (sample.Series, sample.Time)).DefaultIfEmpty((1, 0)).First();

    private (long Series, long Time) FirstOf(List<Entry> entries) => entries.Select(entry => (entry.Series, entry.First)).ElementAt(_random.Next(entries.Count));

    // A changed directory, or a changed stream of one of the series.
    private byte[] ChangedBlock(byte[] block)
    {
        if (_random.Next(4) == 0) return Changes.OfDirectory(block, _random);
        List<BlockEntry> entries = Block.Read(block);
        int place = _random.Next(entries.Count);
        entries[place] = entries[place] with { Stream = Changes.Of(entries[place].Stream.ToArray(), _random) };
        var writer = new ByteWriter();
        Block.Write(StartOf(block), entries, 0, entries.Count, writer);
        return writer.Written.ToArray();
    }

    private void Use(long series, long time)
    {
        var options = new MaintenanceOptions();
        Try(() => StoreChecks.Run(_folder.Store, options).Count());
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store))
        {
            foreach (TimeRange range in new[] { TimeRange.All, new TimeRange(time + 1, time + UnixTime.Hour), new TimeRange(time - 5, time + 3000), new TimeRange(time + 2500, long.MaxValue) })
            {
                Try(() => store.ReadSamples(series, range).Sum(static chunk => chunk.Length));
                Try(() => store.ReadNewestSamples(series, range, 7));
                Try(() => store.ReadRollups(series, Resolution.Hour, range).Select(Figure).Sum());
                Try(() => store.ReadRollups(series, Resolution.Day, range).Select(Figure).Sum());
            }

            Try(() => store.GetStatistics());
            Try(() => store.TryAppend([.. Enumerable.Range(0, 30).Select(n => new SeriesSample(series, time + (n * 777), n))], store.Epoch));
            var whole = TimeSpan.FromDays(30_000);
            Try(() => store.Maintain(new RollupOptions { Retention = new RetentionPolicy(whole, whole, whole) }));
        }

        Try(() => StoreRepair.Run(_folder.Store, options));
    }

    private static double Figure(Rollup rollup) =>
        rollup.Members is { } members ? members.Count : rollup.Sum.Mean(rollup.Count) + (rollup.StandardDeviation ?? 0) + rollup.Sketch.Quantile(0.9, rollup.Minimum, rollup.Maximum) + rollup.Sketch.ShareAtOrBelow(5);

    private static void Try<T>(Func<T> work)
    {
        try
        {
            work();
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreCorrupt)
        {
            // It may say that it is damaged.
        }
    }
}
