using MetricsTools.Maintenance;
using MetricsTools.Model;

namespace MetricsTools.Storage;

public abstract partial class MetricStoreContract
{
    private static readonly long Day = UnixTime.Day;

    [Fact]
    public void Rollups_are_there_at_once_and_stay_the_same_when_the_store_is_maintained()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        Sample[] samples = [.. Enumerable.Range(0, 500).Select(i => new Sample(i * 400_000L, (i * 7 % 100) / 10.0))];
        Append(store, series, [.. Enumerable.Reverse(samples)]);
        RollupReference.Check(samples, TimeRange.All, Resolution.Hour, store.ReadRollups(series, Resolution.Hour, TimeRange.All));
        RollupReference.Check(samples, TimeRange.All, Resolution.Day, store.ReadRollups(series, Resolution.Day, TimeRange.All));
        Assert.Equal(500, store.Maintain(Keep(1000))!.SealedSamples);
        RollupReference.Check(samples, TimeRange.All, Resolution.Hour, store.ReadRollups(series, Resolution.Hour, TimeRange.All));
        RollupReference.Check(samples, TimeRange.All, Resolution.Day, store.ReadRollups(series, Resolution.Day, TimeRange.All));
    }

    [Fact]
    public void Rollups_of_samples_that_come_batch_by_batch_are_those_of_all()
    {
        using IMetricStore store = Open();
        long[] ids = [.. Enumerable.Range(0, 4).Select(i => AddSeries(store, tags: $"host=h{i}"))];
        const int Count = 3000;
        Sample Of(int i) => new(i * 50_000L, i * 31 % 997 / 10.0);
        for (int first = 0; first < Count; first += 150)
        {
            var batch = new List<SeriesSample>();
            foreach (long id in ids)
            {
                for (int i = first; i < first + 150; i++) batch.Add(new SeriesSample(id, Of(i).Timestamp, Of(i).Value));
            }

            // Late by half a day.
            if (first == 1500) batch.AddRange(ids.Select(static id => new SeriesSample(id, (10 * UnixTime.Hour) + 1, 5)));
            Assert.True(store.TryAppend(batch.ToArray(), store.Epoch));
            Assert.NotNull(store.Maintain(Keep(1000)));
        }

        Sample[] all = [.. Enumerable.Range(0, Count).Select(Of).Append(new Sample((10 * UnixTime.Hour) + 1, 5)).OrderBy(static sample => sample.Timestamp)];
        foreach (long id in ids)
        {
            RollupReference.Check(all, TimeRange.All, Resolution.Hour, store.ReadRollups(id, Resolution.Hour, TimeRange.All));
            RollupReference.Check(all, TimeRange.All, Resolution.Day, store.ReadRollups(id, Resolution.Day, TimeRange.All));
        }
    }

    [Fact]
    public void A_range_gives_the_hours_that_it_touches_each_as_a_whole()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(0, 1), new Sample(UnixTime.Hour - 1, 2), new Sample(UnixTime.Hour, 4), new Sample(3 * UnixTime.Hour, 8));
        var range = new TimeRange(UnixTime.Hour - 1, UnixTime.Hour + 1);
        Assert.Equal([3, 4], store.ReadRollups(series, Resolution.Hour, range).Select(rollup => rollup.Sum.Value));
        Assert.Equal([0, UnixTime.Hour], store.ReadRollups(series, Resolution.Hour, range).Select(rollup => rollup.Start));
        Assert.Equal([15], store.ReadRollups(series, Resolution.Day, range).Select(rollup => rollup.Sum.Value));
        Assert.Empty(store.ReadRollups(series, Resolution.Hour, new TimeRange(5, 5)));
        Assert.Empty(store.ReadRollups(series + 1000, Resolution.Hour, TimeRange.All));
    }

    [Fact]
    public void A_late_sample_is_merged_into_a_day_whose_samples_were_pruned()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(5, 1), new Sample(20 * Day, 2));
        Assert.NotNull(store.Maintain(Keep(7)));
        Append(store, series, new Sample(7, 10));
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal([2], Values(Read(store, series)));
            Rollup first = store.ReadRollups(series, Resolution.Hour, TimeRange.All).First();
            Assert.Equal((2, 11.0, 1.0, 10.0), (first.Count, first.Sum.Value, first.First.Value, first.Last.Value));
            Assert.NotNull(store.Maintain(Keep(7)));
        }
    }

    [Fact]
    public void Samples_hours_and_days_are_pruned_in_whole_days_by_the_newest_sample()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        long metric = store.FindMetric("cpu")!.Id;
        Assert.Equal(StoredFrom.Ever, store.GetStoredFrom(metric));
        Append(store, series, [.. Enumerable.Range(0, 100).Select(day => new Sample((day * Day) + 5, day))]);
        MaintenanceReport report = store.Maintain(new RollupOptions { Retention = new RetentionPolicy(TimeSpan.FromDays(7), TimeSpan.FromDays(20), TimeSpan.FromDays(50)) })!;

        // The newest sample lies in day 99, and the clock counts up to day 100.
        Assert.Equal(new StoredFrom(93 * Day, 80 * Day, 50 * Day), store.GetStoredFrom(metric));
        Assert.Equal((100, 7), (report.SamplesBefore, report.SamplesAfter));
        Assert.Equal([93, 94, 95, 96, 97, 98, 99], Values(Read(store, series)));
        Assert.Equal(Enumerable.Range(80, 20).Select(day => day * Day), store.ReadRollups(series, Resolution.Hour, TimeRange.All).Select(rollup => rollup.Start));
        Assert.Equal(Enumerable.Range(50, 50).Select(day => day * Day), store.ReadRollups(series, Resolution.Day, TimeRange.All).Select(rollup => rollup.Start));
    }

    [Fact]
    public void A_metric_with_a_retention_of_its_own_keeps_its_samples_and_a_set_the_number_of_its_members()
    {
        using IMetricStore store = Open();
        long kept = AddSeries(store, "kept"), usual = AddSeries(store), set = store.GetOrAddSeries(
            store.GetOrAddMetric(new MetricDefinition { Name = "set", Kind = MetricKind.Set }).Id, TagSet.Empty, 10)!.Value;
        store.UpdateMetric(store.FindMetric("kept")! with { RetainRaw = TimeSpan.FromDays(50) });
        foreach (long series in new[] { kept, usual, set }) Append(store, series, [.. Enumerable.Range(0, 100).Select(day => new Sample(day * Day, day))]);
        Assert.NotNull(store.Maintain(Keep(7)));
        Assert.Equal(50, Read(store, kept).Length);
        Assert.Equal(7, Read(store, usual).Length);
        Assert.Equal(7, Read(store, set).Length);
        Assert.Equal(100, store.ReadRollups(set, Resolution.Day, TimeRange.All).Sum(day => day.Members!.Count));
    }

    private static RollupOptions Keep(int rawDays) =>
        new() { Retention = new RetentionPolicy(TimeSpan.FromDays(rawDays), TimeSpan.FromDays(5000), TimeSpan.FromDays(5000)) };
}
