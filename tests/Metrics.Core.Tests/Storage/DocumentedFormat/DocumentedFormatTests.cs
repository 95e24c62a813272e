using MetricsTools.Model;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>A reader made from docs/storage-format.md alone reads what the store answers, to the bit, and meets all that the document lets there be.</summary>
public sealed class DocumentedFormatTests(ManySidedStore sides) : IClassFixture<ManySidedStore>
{
    [Fact]
    public void Both_read_the_same_and_every_branch_is_met()
    {
        var damage = new List<string>();
        using SqliteMetricStore store = SqliteMetricStore.Open(sides.Path, new StoreOptions { Damaged = error => damage.Add(error.Message) });
        using var file = new StoreFile(sides.Path);
        var random = new Random(1);
        foreach (StoredSeries series in file.Series)
        {
            Series stored = store.GetSeries(store.FindMetric(series.Metric)!.Id).Single(one => one.Id == series.Id);
            Assert.Equal(stored.Tags.Select(tag => (tag.Key, tag.Value)), series.Tags);
            CheckSamples(store, series.Id, file.Samples(series), random);
            Agreement.Check([.. store.ReadRollups(series.Id, Resolution.Hour, TimeRange.All)], file.Figures(1, series), UnixTime.Hour, series.IsOfSet);
            Agreement.Check([.. store.ReadRollups(series.Id, Resolution.Day, TimeRange.All)], file.Figures(2, series), UnixTime.Day, series.IsOfSet);
        }

        Assert.Equal(2, damage.Count);
        Assert.True(file.Branches.Missing.Length == 0, string.Join("\n", file.Branches.Missing));
    }

    private static void CheckSamples(SqliteMetricStore store, long series, List<(long Time, double Value)> samples, Random random)
    {
        Agreement.Check(StoreFolder.Samples(store, series), samples);
        for (int i = 0; i < 3 && samples.Count > 0; i++)
        {
            long start = samples[random.Next(samples.Count)].Time + random.Next(2), end = samples[random.Next(samples.Count)].Time + random.Next(2);
            Agreement.Check(store.ReadSamples(series, new TimeRange(start, end)).SelectMany(chunk => chunk.ToArray()), samples.Where(sample => sample.Time >= start && sample.Time < end));
        }
    }
}
