using MetricsTools.Maintenance;
using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>What a store must hold, kept in the plainest way beside it, while both live through the same random history.</summary>
internal sealed partial class SampleHistory : IDisposable
{
    private const int SeriesCount = 12;

    // So that each metric has a few series.
    private const int MetricCount = 4;

    private const int ManySamples = 3000;

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
            case < 12: Append(AnyStore(), _random.Next(1, 40)); break;
            case 12: AppendMany(); break;
            case 13: Append(AnyStore(), _random.Next(8) == 0 ? SampleAppender.LargeBatch : 9000); break;
            case 14: Reopen(); break;
            case 15 or 16: Maintain(); break;
            case 17: Remove(); break;
            case 18: AskMeanwhile(); break;
            default: CheckOne(); break;
        }
    }

    /// <summary>Appends what takes many windows to read.</summary>
    public void AppendMany() => Append(AnyStore(), _random.Next(500, ManySamples));

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

    private static TagSet TagsOf(string name) => TagSet.Create([new Tag("series", name), new Tag("host", $"h{name.Length}")]);

    private SqliteMetricStore AnyStore() => _random.Next(2) == 0 ? _store : _other;

    private void Append(SqliteMetricStore store, int count, bool isZero = false)
    {
        int mode = _random.Next(4), seriesCount = mode == 0 ? 1 : SeriesCount;
        string[] names = [.. Enumerable.Range(0, seriesCount).Select(_ => $"m{_random.Next(SeriesCount)}")];
        long[] ids = [.. names.Select(name => IdOf(store, name))];
        long time = Now - _random.Next(40 * 24 * 3600) * 1000L;
        var samples = new SeriesSample[count];
        for (int i = 0; i < count; i++)
        {
            int which = _random.Next(seriesCount);
            time += mode == 3 ? _random.Next(-100_000_000, 100_000_000) : _random.Next(20) * 500;
            double value = isZero ? 0 : _random.Next(3) == 0 ? _random.NextDouble() : _random.Next(1000) / 100.0;
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
        return store.GetOrAddSeries(metric, TagsOf(name), int.MaxValue)!.Value;
    }

    private void Reopen()
    {
        _store.Dispose();
        _store = Open();
    }

    private void Maintain()
    {
        _time.Now = Now + (_random.Next(-60, 60) * UnixTime.Day);
        if (_random.Next(4) == 0 && _store.GetMetrics() is { Count: > 0 } metrics)
        {
            _store.UpdateMetric(metrics[_random.Next(metrics.Count)] with { RetainRaw = _random.Next(2) == 0 ? null : RandomRetention() });
        }

        TimeSpan raw = RandomRetention();
        bool isSame = _random.Next(4) == 0;
        var retention = new RetentionPolicy(raw, isSame ? raw : RandomRetention(), isSame ? raw : RandomRetention());
        Assert.NotNull(_store.Maintain(new RollupOptions { Retention = retention }));
    }

    // In any order of samples, hours and days.
    private TimeSpan RandomRetention() => TimeSpan.FromDays(!_prunes ? _random.Next(4000, 5000) : _random.Next(8) switch
    {
        0 => _random.Next(1, 4),
        < 4 => _random.Next(5, 25),
        < 7 => _random.Next(25, 45),
        _ => 730,
    });

    private void Remove()
    {
        if (_expected.Count == 0) return;
        string metric = MetricOf(_expected.Keys.ElementAt(_random.Next(_expected.Count)));
        _store.RemoveMetric(_store.FindMetric(metric)!.Id);
        foreach (string name in _expected.Keys.Where(name => MetricOf(name) == metric).ToArray()) _expected.Remove(name);
    }

    private void CheckOne()
    {
        if (_expected.Count > 0) Check(AnyStore(), _expected.Keys.ElementAt(_random.Next(_expected.Count)));
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
        Assert.Equal(within.Select(Bits), [.. Read(store, id, range).Select(Bits)]);
        int count = _random.Next(1, 5000);
        Assert.Equal(within.TakeLast(count).Select(Bits), store.ReadNewestSamples(id, range, count).Select(Bits));
        Sample[] hours = [.. all.Where(sample => sample.Timestamp >= kept.Hour)], days = [.. all.Where(sample => sample.Timestamp >= kept.Day)];
        RollupReference.Check(hours, TimeRange.All, Resolution.Hour, store.ReadRollups(id, Resolution.Hour, TimeRange.All));
        RollupReference.Check(days, range, Resolution.Day, store.ReadRollups(id, Resolution.Day, range));
        Ask(store, MetricOf(name), static () => { });
        if (_prunes) return;
        Sample[] ofMetric = Merge(SeriesOf(MetricOf(name)));
        MetricUsage usage = store.GetUsage(store.FindMetric(MetricOf(name))!.Id);
        int series = store.GetSeries(store.FindMetric(MetricOf(name))!.Id).Count;
        var expectedUsage = new MetricUsage(series, ofMetric.Length, ofMetric.Length == 0 ? null : ofMetric[0].Timestamp, ofMetric.Length == 0 ? null : ofMetric[^1].Timestamp);
        Assert.Equal(expectedUsage, usage);
    }

    private IEnumerable<Sample> Read(SqliteMetricStore store, long id, TimeRange range) =>
        store.ReadSamples(id, range, _random.Next(4) == 0 ? _random.Next(1, 100) : 8192).SelectMany(chunk => chunk.ToArray());

    private sealed class HistoryTime(long now) : TimeProvider
    {
        public long Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);
    }
}
