using MetricsTools.Maintenance.Checks;
using MetricsTools.Maintenance.Repair;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance;

/// <summary>Damage that SQLite knows nothing of: rows, blocks and streams whose bytes are not those that were written.</summary>
public sealed class StoreRepairTests : IDisposable
{
    private const int SeriesCount = 8;
    private const int SampleCount = 300;

    // 2026-01-01T00:00:00Z.
    private const long Start = 1_767_225_600_000;

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sound_store_stays_as_it_is()
    {
        long[] series = Fill();
        StoreFolder.Execute(_folder.Store, "PRAGMA journal_mode = DELETE");
        byte[] before = File.ReadAllBytes(_folder.Store);
        StoreRepairReport report = Repair();
        Assert.Empty(report.Steps);
        Assert.Equal((SeriesCount * SampleCount, 0L, 0L, 0L), (report.KeptSamples, report.LostSamples, report.LostHours, report.LostDays));
        Assert.Null(report.BackupPath);
        StoreFolder.Execute(_folder.Store, "PRAGMA journal_mode = DELETE");

        // But for the counter of changes of the file, and where it stands a second time.
        byte[] after = File.ReadAllBytes(_folder.Store);
        Assert.Equal(before.Skip(100), after.Skip(100));
        CheckAll(series);
    }

    [Fact]
    public void Damaged_rows_of_the_hot_log_go_and_the_others_stay()
    {
        using SqliteMetricStore session = StoreFolder.Open(_folder.Store);
        for (int i = 0; i < 5; i++) StoreFolder.Append(session, 3, first: i * 3);
        StoreFolder.Execute(_folder.Store, "UPDATE hot SET data = CAST(substr(data, 1, length(data) - 6) || x'000000000000' AS BLOB) WHERE id IN (2, 5)");
        Assert.Equal(ErrorId.StoreCorrupt, StoreFolder.FailureOf(() => StoreFolder.ValuesOf(_folder.Store)));

        StoreRepairReport report = Repair();

        Assert.Equal((9, 6), (report.KeptSamples, report.LostSamples));
        Assert.Equal(["cpu"], report.LostSeries);
        double[] kept = [0, 1, 2, 6, 7, 8, 9, 10, 11];
        Assert.Equal(kept, StoreFolder.Values(session));
        StoreFolder.Append(session, 1, first: 15);
        Assert.NotNull(session.Maintain(new RollupOptions()));
        Assert.Equal([.. kept, 15], StoreFolder.Values(session));
        CheckSound();
    }

    [Fact]
    public void Of_a_damaged_stream_of_samples_the_other_series_stay_and_hours_still_count_it()
    {
        long[] series = Fill();
        Flip("raw", 1000);
        StoreRepairReport report = Repair();
        Assert.Equal(SeriesCount * SampleCount, report.KeptSamples + report.LostSamples);
        Assert.InRange(report.LostSamples, 1, 2 * SampleCount);
        Assert.Equal((0, 0), (report.LostHours, report.LostDays));
        CheckSound();
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        var damaged = new List<string>();
        for (int i = 0; i < SeriesCount; i++)
        {
            Sample[] kept = StoreFolder.Samples(store, series[i]);
            Assert.Equal(Expected(i).TakeLast(kept.Length), kept);
            if (kept.Length < SampleCount) damaged.Add($"cpu{{i={i}}}");
            RollupReference.Check(Expected(i), TimeRange.All, Resolution.Hour, store.ReadRollups(series[i], Resolution.Hour, TimeRange.All));
        }

        Assert.Equal(damaged, report.LostSeries);
    }

    [Theory]
    [InlineData("hour")]
    [InlineData("day")]
    public void Hours_and_days_are_computed_anew_to_the_bit_wherever_they_are_damaged(string table)
    {
        long[] series = Fill();
        int length = int.Parse(StoreFolder.Execute(_folder.Store, $"SELECT length(data) FROM {table}"), System.Globalization.CultureInfo.InvariantCulture);
        for (int place = 0; place < length; place += 97)
        {
            Flip(table, place);
            StoreRepairReport report = Repair();
            Assert.True(report.RebuiltRollups > 0);
            Assert.Equal((0, 0, 0), (report.LostSamples, report.LostHours, report.LostDays));
            CheckAll(series);
            CheckSound();
        }
    }

    [Theory]
    [InlineData("UPDATE day SET data = x'00' WHERE id = (SELECT min(id) FROM day)")]
    [InlineData("DELETE FROM day WHERE id = (SELECT min(id) FROM day)")]
    public void Days_are_computed_from_hours_where_samples_are_not_kept_any_more(string statement)
    {
        long[] series = Fill();
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store))
        {
            Assert.True(store.TryAppend([new(series[0], Start + (20 * UnixTime.Day), 5)], store.Epoch));
            Assert.Equal(1, store.Maintain(new RollupOptions())!.SamplesAfter);
        }

        StoreFolder.Execute(_folder.Store, statement);
        StoreRepairReport report = Repair();
        Assert.Equal((1, 0), (report.KeptSamples, report.LostDays));
        using SqliteMetricStore reader = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        RollupReference.Check(Expected(1), TimeRange.All, Resolution.Day, reader.ReadRollups(series[1], Resolution.Day, TimeRange.All));
    }

    [Fact]
    public void A_block_without_its_directory_goes_and_the_series_that_it_held_are_named()
    {
        Fill();
        StoreFolder.Execute(_folder.Store, "UPDATE raw SET data = zeroblob(length(data))");
        StoreRepairReport report = Repair();
        Assert.Equal((0, SeriesCount * SampleCount), (report.KeptSamples, report.LostSamples));
        Assert.Equal(SeriesCount, report.LostSeries.Count);
        CheckSound();
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        Assert.Equal(0, store.GetStatistics().SampleCount);
    }

    [Theory]
    [InlineData("DELETE FROM span")]
    [InlineData("DELETE FROM span WHERE tier = 0")]
    [InlineData("UPDATE span SET samples = 7, bytes = 7, first = 7, last = 7")]
    [InlineData("INSERT INTO span VALUES (0, 0, 4, 0, 5, 5, 0, 0, 0)")]
    public void Spans_are_made_to_agree_with_their_blocks(string statement)
    {
        long[] series = Fill();
        StoreFolder.Execute(_folder.Store, statement);
        Assert.NotEmpty(Repair().Steps);
        CheckAll(series);
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        Assert.Equal(SeriesCount * SampleCount, store.GetStatistics().SampleCount);
        Assert.NotNull(store.Maintain(new RollupOptions { Retention = Ever }));
        CheckAll(series);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Blocks_that_were_being_merged_count_once_also_when_spans_are_lost(bool areSpansLost)
    {
        long[] series = Fill();

        // As they lie there when the merge is complete and the old ones have not gone yet.
        StoreFolder.Execute(_folder.Store, "CREATE TABLE old AS SELECT * FROM raw");
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) Assert.True(store.Maintain(new RollupOptions { Retention = Ever })!.SpansAfter < 3);
        StoreFolder.Execute(_folder.Store, "INSERT OR IGNORE INTO raw SELECT * FROM old; DROP TABLE old;" + (areSpansLost ? "DELETE FROM span" : ""));
        Repair();
        CheckAll(series);
        using SqliteMetricStore after = StoreFolder.Open(_folder.Store);
        Assert.NotNull(after.Maintain(new RollupOptions { Retention = Ever }));
        CheckAll(series);
        Assert.Equal(SeriesCount * SampleCount, after.GetStatistics().SampleCount);
    }

    [Fact]
    public void Series_and_metrics_whose_rows_are_lost_get_names_that_say_so()
    {
        long[] series = Fill();
        StoreFolder.Execute(_folder.Store, $"PRAGMA foreign_keys = OFF; DELETE FROM series WHERE id = {series[2]}; DELETE FROM metric");
        StoreRepairReport report = Repair();
        Assert.Equal(2, report.Steps.Count);
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        Series lost = Assert.Single(store.GetSeries(store.FindMetric("recovered")!.Id));
        Assert.Equal((series[2], $"series={series[2]}"), (lost.Id, lost.Tags.ToString()));
        Assert.Equal(SeriesCount - 1, store.GetSeries(store.FindMetric("recovered.1")!.Id).Count);
        CheckAll(series);
        CheckSound();
    }

    [Theory]
    [InlineData("UPDATE metric SET allowed_tags = '[1'")]
    [InlineData("UPDATE metric SET kind = 99, direction = 99")]
    [InlineData("UPDATE metric SET retain_raw = 9223372036854775807")]
    [InlineData("UPDATE series SET tags = 'host' WHERE id = 1")]
    [InlineData("UPDATE meta SET privacy_key = x'00'")]
    [InlineData("DELETE FROM meta")]
    public void Definitions_that_cannot_be_read_get_defaults(string statement)
    {
        long[] series = Fill();
        StoreFolder.Execute(_folder.Store, statement);
        Assert.NotEmpty(Repair().Steps);
        CheckAll(series);
        CheckSound();
    }

    [Fact]
    public void Watermarks_ahead_of_the_clock_go_back_to_the_next_day()
    {
        var time = new FixedTime { Now = Start + (2 * UnixTime.Day) };
        Fill();
        StoreFolder.Execute(_folder.Store, $"UPDATE metric SET raw_from = {Start + (300 * UnixTime.Day)}; UPDATE meta SET hour_from = {Start + (200 * UnixTime.Day)}, day_from = 0");
        StoreRepairReport report = StoreRepair.Run(_folder.Store, new MaintenanceOptions { Time = time });
        Assert.Single(report.Steps);
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        Assert.Equal(new StoredFrom(Start + (3 * UnixTime.Day), Start + (3 * UnixTime.Day), 0), store.GetStoredFrom(1));
    }

    private static readonly RetentionPolicy Ever = new(TimeSpan.FromDays(100_000), TimeSpan.FromDays(100_000), TimeSpan.FromDays(100_000));

    // Of which no codec makes less than eight bytes each.
    private static Sample[] Expected(int series)
    {
        var random = new Random(series);
        return [.. Enumerable.Range(0, SampleCount).Select(i => new Sample(Start + (i * 120_000L), random.NextDouble()))];
    }

    private long[] Fill()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true);
        var series = new long[SeriesCount];
        for (int i = 0; i < SeriesCount; i++)
        {
            long id = series[i] = StoreFolder.AddSeries(store, $"i={i}");
            Assert.True(store.TryAppend([.. Expected(i).Select(sample => new SeriesSample(id, sample.Timestamp, sample.Value))], store.Epoch));
        }

        return series;
    }

    private void Flip(string table, int place)
    {
        string hex = StoreFolder.Execute(_folder.Store, $"SELECT hex(data) FROM {table} ORDER BY id LIMIT 1");
        place = Math.Min(place, (hex.Length / 2) - 1);
        string flipped = hex.Substring(0, place * 2) + (hex[place * 2] == '0' ? '1' : '0') + hex.Substring((place * 2) + 1);
        StoreFolder.Execute(_folder.Store, $"UPDATE {table} SET data = x'{flipped}' WHERE id = (SELECT min(id) FROM {table})");
    }

    private StoreRepairReport Repair() => StoreRepair.Run(_folder.Store, new MaintenanceOptions());

    private void CheckAll(long[] series)
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        for (int i = 0; i < SeriesCount; i++)
        {
            Assert.Equal(Expected(i), StoreFolder.Samples(store, series[i]));
            RollupReference.Check(Expected(i), TimeRange.All, Resolution.Hour, store.ReadRollups(series[i], Resolution.Hour, TimeRange.All));
            RollupReference.Check(Expected(i), TimeRange.All, Resolution.Day, store.ReadRollups(series[i], Resolution.Day, TimeRange.All));
        }
    }

    private void CheckSound() =>
        Assert.All(StoreChecks.Run(_folder.Store, new MaintenanceOptions()), result => Assert.Equal((CheckStatus.Ok, result.Detail), (result.Status, result.Detail)));
}
