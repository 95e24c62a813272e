using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Statistics;

namespace MetricsTools.Storage.Sqlite;

/// <summary>What a store must hold, kept in the plainest way beside it, while both live through the same random history.</summary>
internal sealed class SampleHistory : IDisposable
{
    private const int SeriesCount = 12;

    // So that each metric has a few series.
    private const int MetricCount = 4;

    // 2026-01-31T12:00:00Z.
    private static readonly long Now = StoredNow();

    private readonly StoreFolder _folder = new();
    private readonly Random _random;
    private readonly HistoryTime _time = new(Now);
    private readonly bool _prunes;
    private readonly Dictionary<string, List<Sample>> _expected = [];
    private SqliteMetricStore _store;
    private readonly SqliteMetricStore _other;

    public SampleHistory(int seed, bool prunes)
    {
        _prunes = prunes;
        _random = new Random(seed);
        _store = Open();
        _other = Open();
    }

    public string Path => _folder.Store;

    /// <summary>Lets one thing happen.</summary>
    public void Step()
    {
        switch (_random.Next(20))
        {
            case < 12: Append(_random.Next(1, 40)); break;
            case 12: Append(_random.Next(500, 3000)); break;
            case 13: Append(_random.Next(8) == 0 ? SampleAppender.LargeBatch : 9000); break;
            case 14: Reopen(); break;
            case 15 or 16: Maintain(); break;
            case 17: Remove(); break;
            case 18: AskWhilePruning(); break;
            default: CheckOne(); break;
        }
    }

    /// <summary>Compares everything.</summary>
    public void Check()
    {
        foreach (SqliteMetricStore store in new[] { _store, _other })
        {
            foreach (string name in _expected.Keys) Check(store, name);
            if (_prunes) continue;
            StoreStatistics statistics = store.GetStatistics();
            Sample[] all = [.. _expected.Values.SelectMany(samples => samples)];
            Assert.Equal(all.Length, statistics.SampleCount);
            if (all.Length == 0) continue;

            // What was removed may leave the hot log's times wider than they are.
            Assert.Equal(all.Min(sample => sample.Timestamp), statistics.FirstTimestamp);
            Assert.Equal(all.Max(sample => sample.Timestamp), statistics.LastTimestamp);
        }
    }

    public void Dispose()
    {
        _store.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    private static long StoredNow() => new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static (long Time, long Bits) Bits(Sample sample) => (sample.Timestamp, BitConverter.DoubleToInt64Bits(sample.Value));

    private SqliteMetricStore Open() => SqliteMetricStore.Open(_folder.Store, new StoreOptions { Access = StoreAccess.Write, IsSession = _random.Next(2) == 0, Time = _time });

    private void Append(int count)
    {
        SqliteMetricStore store = _random.Next(2) == 0 ? _store : _other;
        int mode = _random.Next(4), seriesCount = mode == 0 ? 1 : SeriesCount;
        string[] names = [.. Enumerable.Range(0, seriesCount).Select(_ => $"m{_random.Next(SeriesCount)}")];
        long[] ids = [.. names.Select(name => IdOf(store, name))];
        long time = Now - _random.Next(40 * 24 * 3600) * 1000L;
        var samples = new SeriesSample[count];
        for (int i = 0; i < count; i++)
        {
            int which = _random.Next(seriesCount);
            time += mode == 3 ? _random.Next(-100_000_000, 100_000_000) : _random.Next(20) * 500;
            double value = _random.Next(3) == 0 ? _random.NextDouble() : _random.Next(1000) / 100.0;
            samples[i] = new SeriesSample(ids[which], time, value);
            _expected[names[which]].Add(new Sample(time, value));
        }

        Assert.True(store.TryAppend(samples, store.Epoch));
    }

    private static string MetricOf(string name) => $"metric{int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture) % MetricCount}";

    private long IdOf(SqliteMetricStore store, string name)
    {
        if (!_expected.ContainsKey(name)) _expected.Add(name, []);
        long metric = store.GetOrAddMetric(new MetricDefinition { Name = MetricOf(name) }).Id;
        return store.GetOrAddSeries(metric, TagSet.Create([new Tag("series", name)]), int.MaxValue)!.Value;
    }

    private void Reopen()
    {
        _store.Dispose();
        _store = Open();
    }

    private void Maintain(int? hours = null)
    {
        _time.Now = Now + (_random.Next(-60, 60) * UnixTime.Day);
        RetentionPolicy retention = _prunes
            ? new RetentionPolicy(TimeSpan.FromDays(_random.Next(5, 30)), TimeSpan.FromDays(hours ?? _random.Next(20, 40)), TimeSpan.FromDays(730))
            : new RetentionPolicy(TimeSpan.FromDays(_random.Next(2) == 0 ? 4000 : 5000), TimeSpan.FromDays(5000), TimeSpan.FromDays(5000));
        Assert.NotNull(_store.Maintain(new RollupOptions { Retention = retention }));
    }

    private void Remove()
    {
        if (_expected.Count == 0) return;
        string metric = MetricOf(_expected.Keys.ElementAt(_random.Next(_expected.Count)));
        _store.RemoveMetric(_store.FindMetric(metric)!.Id);
        foreach (string name in _expected.Keys.Where(name => MetricOf(name) == metric).ToArray()) _expected.Remove(name);
    }

    private void CheckOne()
    {
        if (_expected.Count > 0) Check(_random.Next(2) == 0 ? _store : _other, _expected.Keys.ElementAt(_random.Next(_expected.Count)));
    }

    private void Check(SqliteMetricStore store, string name)
    {
        Sample[] all = [.. _expected[name].OrderBy(sample => sample.Timestamp)];
        long id = IdOf(store, name);
        StoredFrom kept = store.GetStoredFrom(store.FindMetric(MetricOf(name))!.Id);
        Sample[] expected = [.. all.Where(sample => sample.Timestamp >= kept.Raw)];
        Assert.Equal(expected.Select(Bits), Read(store, id, TimeRange.All).Select(Bits));

        long start = Now - _random.Next(40 * 24 * 3600) * 1000L;
        var range = new TimeRange(start, start + _random.Next(30 * 24 * 3600) * 1000L);
        Sample[] within = [.. expected.Where(sample => range.Contains(sample.Timestamp))];
        Assert.Equal(within.Select(Bits), Read(store, id, range).Select(Bits));
        int count = _random.Next(1, 5000);
        Assert.Equal(within.TakeLast(count).Select(Bits), store.ReadNewestSamples(id, range, count).Select(Bits));
        Sample[] hours = [.. all.Where(sample => sample.Timestamp >= kept.Hour)], days = [.. all.Where(sample => sample.Timestamp >= kept.Day)];
        RollupReference.Check(hours, TimeRange.All, Resolution.Hour, store.ReadRollups(id, Resolution.Hour, TimeRange.All));
        RollupReference.Check(days, range, Resolution.Day, store.ReadRollups(id, Resolution.Day, range));
        CheckBuckets(store, MetricOf(name), kept);
        if (_prunes) return;
        Sample[] ofMetric = SamplesOf(MetricOf(name));
        MetricUsage usage = store.GetUsage(store.FindMetric(MetricOf(name))!.Id);
        int series = store.GetSeries(store.FindMetric(MetricOf(name))!.Id).Count;
        var expectedUsage = new MetricUsage(series, ofMetric.Length, ofMetric.Length == 0 ? null : ofMetric[0].Timestamp, ofMetric.Length == 0 ? null : ofMetric[^1].Timestamp);
        Assert.Equal(expectedUsage, usage);
    }

    // By time, of equal times in the order of the series, then as they were appended.
    private Sample[] SamplesOf(string metric) =>
        [.. _expected.Where(one => MetricOf(one.Key) == metric).OrderBy(one => $"series={one.Key}", StringComparer.Ordinal).SelectMany(one => one.Value).OrderBy(sample => sample.Timestamp)];

    // Of whatever is answered by samples, hours or days, each sample counts once.
    private void CheckBuckets(SqliteMetricStore store, string metric, StoredFrom kept)
    {
        (BucketReader reader, SeriesGroup group, BucketRequest request) = Ask(store, metric, kept);
        CheckBuckets([.. reader.Read(group)], metric, request, request.Resolution == Resolution.Raw ? kept.Raw : kept.Day);
    }

    // What was there when the question began is answered as a whole, also when some of its samples are gone before they were read.
    private void AskWhilePruning()
    {
        if (_expected.Count == 0) return;
        string metric = MetricOf(_expected.Keys.ElementAt(_random.Next(_expected.Count)));
        StoredFrom kept = _other.GetStoredFrom(_other.FindMetric(metric)!.Id);
        (BucketReader reader, SeriesGroup group, BucketRequest request) = Ask(_other, metric, kept);
        if (request.Resolution == Resolution.Raw) return;
        var buckets = new List<Bucket>();
        foreach (Bucket bucket in reader.Read(group))
        {
            buckets.Add(bucket);
            if (buckets.Count == 1 && _prunes) Maintain(hours: 5000);
        }

        CheckBuckets(buckets, metric, request, kept.Day);
    }

    private (BucketReader Reader, SeriesGroup Group, BucketRequest Request) Ask(SqliteMetricStore store, string metric, StoredFrom kept)
    {
        SeriesGroup group = SeriesGroup.Of(new SeriesSelector(store, PrivacySettings.Default).Select(metric, TagFilter.All), []).Single();
        var request = new BucketRequest
        {
            Range = _random.Next(3) == 0 ? TimeRange.All : RandomRange(kept),
            CoveredEnd = long.MaxValue - 1,
            Interval = _random.Next(5) switch { 0 => UnixTime.Hour, 1 => UnixTime.Day, 2 => 7 * UnixTime.Day, 3 => 6 * UnixTime.Hour, _ => 5 * UnixTime.Minute },
            Resolution = (Resolution)_random.Next(4),
            ManySamples = _random.Next(3) switch { 0 => 0, 1 => 1000, _ => null },
            WindowSamples = _random.Next(2) == 0 ? _random.Next(1, 3000) : 262_144,
        };

        // What is rolled up is answered in whole days.
        if (request.Resolution is Resolution.Hour or Resolution.Day) request = request with { Range = WholeDays(request.Range) };
        return (new BucketReader(store, group.Metric, request), group, request);
    }

    private TimeRange RandomRange(StoredFrom kept)
    {
        long start = Now - (_random.Next(40 * 24 * 3600) * 1000L);
        var range = new TimeRange(start, start + _random.Next(30 * 24 * 3600) * 1000L);
        return range.Start >= kept.Raw ? range : WholeDays(range);
    }

    private static TimeRange WholeDays(TimeRange range) => range == TimeRange.All ? range
        : new TimeRange(BucketInterval.StartOf(range.Start, UnixTime.Day), BucketInterval.StartOf(range.End, UnixTime.Day));

    private void CheckBuckets(IReadOnlyList<Bucket> buckets, string metric, BucketRequest request, long keptFrom)
    {
        Sample[] samples = [.. SamplesOf(metric).Where(sample => sample.Timestamp >= keptFrom && request.Range.Contains(sample.Timestamp))];
        Assert.Equal(samples.Length, buckets.Sum(bucket => bucket.Count));
        Assert.Equal(buckets.Select(bucket => bucket.Start).Distinct().Order(), buckets.Select(bucket => bucket.Start));
        foreach (Bucket bucket in buckets)
        {
            var values = new ExactSum();
            long end = bucket.Start + (long)bucket.Interval.TotalMilliseconds;
            double[] within = [.. samples.Where(sample => sample.Timestamp >= bucket.Start && sample.Timestamp < end).Select(sample => sample.Value)];
            values.Add(within);
            Assert.Equal((within.Length, values.Value, within.Min(), within.Max()), ((int)bucket.Count, bucket.Sum, bucket.Minimum, bucket.Maximum));
            Assert.Equal((within[0], within[^1]), (bucket.First, bucket.Last));
            Assert.Equal(bucket.Resolution == Resolution.Raw || bucket.Minimum == bucket.Maximum, bucket.IsExact);
            double p95 = Quantiles.Of(within, 0.95);
            if (bucket.IsExact) Assert.Equal(p95, bucket.P95);
            else Assert.InRange(bucket.P95!.Value, p95 * 0.9945, p95 * 1.0055);
        }
    }

    private IEnumerable<Sample> Read(SqliteMetricStore store, long id, TimeRange range) =>
        store.ReadSamples(id, range, _random.Next(4) == 0 ? _random.Next(1, 100) : 8192).SelectMany(chunk => chunk.ToArray());

    private sealed class HistoryTime(long now) : TimeProvider
    {
        public long Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);
    }
}
