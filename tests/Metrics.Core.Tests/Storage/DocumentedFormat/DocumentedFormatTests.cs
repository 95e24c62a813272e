using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Statistics;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>A reader made from docs/storage-format.md alone reads what the store answers: samples, hours and days of series of all sorts.</summary>
public sealed class DocumentedFormatTests : IDisposable
{
    private const long Start = 1_767_225_600_000;

    private readonly StoreFolder _folder = new();
    private readonly SqliteMetricStore _store;
    private readonly Dictionary<(string Metric, string Tags), long> _series = [];

    public DocumentedFormatTests()
    {
        _store = StoreFolder.Open(_folder.Store);
        Fill();
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Both_read_the_same_samples()
    {
        using var file = new StoreFile(_folder.Store);
        foreach (((string metric, string tags), long id) in _series.Select(pair => (pair.Key, pair.Value)))
        {
            Assert.Equal(id, file.SeriesOf(metric, tags));
            Assert.Equal(StoreFolder.Samples(_store, id).Select(Exactly), file.Samples(id).Select(sample => Exactly(new Sample(sample.Time, sample.Value))));
        }
    }

    [Theory]
    [InlineData(Resolution.Hour)]
    [InlineData(Resolution.Day)]
    public void Both_read_the_same_hours_and_days(Resolution resolution)
    {
        // What is in the hot log belongs to hours and days too: the file says it apart.
        _store.Maintain(Keeping(800));
        using var file = new StoreFile(_folder.Store);
        foreach (((string metric, _), long id) in _series.Select(pair => (pair.Key, pair.Value)))
        {
            Rollup[] expected = [.. _store.ReadRollups(id, resolution, TimeRange.All)];
            List<Figures> actual = file.Figures(resolution == Resolution.Hour ? 1 : 2, id);
            Assert.Equal(expected.Length, actual.Count);
            for (int i = 0; i < expected.Length; i++) Compare(expected[i], actual[i], resolution == Resolution.Hour ? UnixTime.Hour : UnixTime.Day, metric == "set");
        }
    }

    private static void Compare(Rollup expected, Figures actual, long length, bool isOfSet)
    {
        Assert.Equal((expected.Start, expected.Count), (actual.Number * length, actual.Count));
        Assert.Equal((expected.First.Timestamp, expected.Last.Timestamp), (actual.First.Time, actual.Last.Time));
        if (actual.Samples.Count > 0)
        {
            Assert.Equal(expected.Few.ToArray().Select(Exactly), actual.Samples.Select(sample => Exactly(new Sample(sample.Time, sample.Value))));
        }
        else if (isOfSet)
        {
            Assert.Equal(expected.Members!.Hashes ?? [], actual.Hashes);
            Assert.Equal(expected.Members.Registers.ToArray().Select(rank => (long)rank), actual.Registers);
        }
        else
        {
            Assert.Equal((Exactly(expected.First), Exactly(expected.Last)), (Exactly(new Sample(actual.First.Time, actual.First.Value)), Exactly(new Sample(actual.Last.Time, actual.Last.Value))));
            Assert.Equal((expected.Minimum, expected.Maximum), (actual.Minimum, actual.Maximum));
            Assert.Equal(ExactSumBytes.ToInteger(expected.Sum), actual.Sum);
            Assert.Equal(expected.StandardDeviation is null, actual.Squares is null);
            if (expected.StandardDeviation is { } deviation) Assert.InRange(actual.StandardDeviation, deviation * (1 - 1e-14), deviation * (1 + 1e-14));
            Assert.Equal(expected.Count, actual.Buckets.Values.Sum());
            foreach (double probability in new[] { 0, 0.1, 0.5, 0.95, 1 })
            {
                double quantile = expected.Sketch.Quantile(probability, expected.Minimum, expected.Maximum);
                Assert.True(Math.Abs(actual.Quantile(probability) - quantile) <= 1e-9 * Math.Abs(quantile), $"{quantile} {actual.Quantile(probability)}");
            }
        }
    }

    private static (long Time, long Bits) Exactly(Sample sample) => (sample.Timestamp, BitConverter.DoubleToInt64Bits(sample.Value));

    private static RollupOptions Keeping(int days) => new() { Retention = new RetentionPolicy(TimeSpan.FromDays(days), TimeSpan.FromDays(days), TimeSpan.FromDays(days)) };

    private void Fill()
    {
        var random = new Random(1);
        long walk = 5000;
        for (int i = 0; i < 40; i++) Add("alike", $"i={i:00}", Regular(50, UnixTime.Hour * 4, n => (i * 100) + (n % 7)));
        Add("gauge", "", Regular(9000, 10_000, _ => (walk += random.Next(-20, 21)) / 100.0));
        Add("jitter", "", [.. Regular(2000, 60_000, _ => random.NextDouble()).Select(sample => sample with { Timestamp = sample.Timestamp + random.Next(20) })]);
        Add("counter", "", Regular(3000, 30_000, n => 1e12 + (n * 1234)));
        Add("latency", "", Regular(5000, 5_000, _ => Math.Round(1000 * 30 * Math.Exp(0.3 * random.NextDouble())) / 1000));
        Add("level", "", Regular(1000, 60_000, _ => 1 / 3.0));
        Add("signs", "", Regular(1000, 60_000, n => n % 10 == 0 ? 0 : (n % 3 == 0 ? -1.5 : 2.5) * n));
        Add("huge", "", Regular(600, 60_000, n => n % 50 == 0 ? 1e200 : n % 7 == 0 ? -0.0 : 1e-300 * n));
        Add("wide", "", Regular(600, 60_000, n => n % 50 == 0 ? -1e17 : n * 0.1));
        Add("spikes", "", Regular(3000, 20_000, n => n % 400 == 17 ? 1e9 : n % 300 == 5 ? 1 / 7.0 : (n % 13) / 10.0));
        Add("rare", "", Regular(60, UnixTime.Day, n => n + 0.5));
        Add("old", "", new Sample(-5, 1), new Sample(-5, 2), new Sample(-UnixTime.Day, 3));
        Add("set", "size=small", Regular(1000, 60_000, n => n % 30));
        Add("set", "size=large", Regular(3000, 10_000, n => n * 1e6));
        Assert.NotNull(_store.Maintain(Keeping(800)));

        // Late ones, and some that stay in the hot log.
        Add("gauge", "", Regular(100, 333_333, n => n));
        Add("jitter", "", new Sample(Start + 7, 0.25), new Sample(Start + 7, -1), new Sample(Start + (40 * UnixTime.Day), double.Epsilon));
    }

    private static Sample[] Regular(int count, long step, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(n => new Sample(Start + (n * step), value(n)))];

    private void Add(string metric, string tags, params Sample[] samples)
    {
        long id = _store.GetOrAddMetric(new MetricDefinition { Name = metric, Kind = metric == "set" ? MetricKind.Set : MetricKind.Gauge }).Id;
        long series = _series[(metric, tags)] = _store.GetOrAddSeries(id, TagSet.Parse(tags), int.MaxValue)!.Value;
        Assert.True(_store.TryAppend([.. samples.Select(sample => new SeriesSample(series, sample.Timestamp, sample.Value))], _store.Epoch));
    }
}
