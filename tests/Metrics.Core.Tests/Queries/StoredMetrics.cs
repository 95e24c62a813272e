using FsCheck;
using FsCheck.Fluent;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Queries;

/// <summary>A store in a folder of its own, with a clock that stands still, and questions to it.</summary>
internal sealed class StoredMetrics : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The configuration of properties that ask a store, each case of which takes a transaction.</summary>
    public static readonly Config Property = Config.QuickThrowOnFailure.WithReplay(20260131, 7).WithMaxTest(200);

    private readonly string _folder = Directory.CreateTempSubdirectory("metrics").FullName;

    public StoredMetrics(DateTimeOffset? now = null)
    {
        Now = now ?? Noon;
        Store = SqliteMetricStore.Open(Path.Combine(_folder, "metrics.db"), new StoreOptions { Access = StoreAccess.Write, IsSession = true });
        Selector = new SeriesSelector(Store, PrivacySettings.Default) { Explain = Explanations.Add };
        Queries = new MetricQueries(Selector, new FixedTime(Now), RetentionPolicy.Default);
    }

    public DateTimeOffset Now { get; }

    public long NowMilliseconds => Now.ToUnixTimeMilliseconds();

    public SqliteMetricStore Store { get; }

    public SeriesSelector Selector { get; }

    public MetricQueries Queries { get; }

    public List<string> Explanations { get; } = [];

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public static DateTimeOffset At(string time) =>
        new(Noon.Date.Add(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)), TimeSpan.Zero);

    public static long Ms(string time) => At(time).ToUnixTimeMilliseconds();

    public static Sample Sample(string time, double value) => new(Ms(time), value);

    public MetricDefinition Define(string name, MetricKind kind = MetricKind.Gauge, TimeSpan? retainRaw = null, Direction direction = Direction.Both) =>
        Store.GetOrAddMetric(new MetricDefinition { Name = name, Kind = kind, RetainRaw = retainRaw, Direction = direction });

    public void Add(string name, string tags, params Sample[] samples)
    {
        MetricDefinition metric = Define(name);
        long series = Store.GetOrAddSeries(metric.Id, TagSet.Parse(tags), int.MaxValue)!.Value;
        Assert.True(Store.TryAppend([.. samples.Select(sample => new SeriesSample(series, sample.Timestamp, sample.Value))], Store.Epoch));
    }

    /// <summary>Adds one value every span, the last of them that long before now.</summary>
    public void AddHistory(string name, TimeSpan apart, params double[] values) =>
        Add(name, "", [.. values.Select((value, i) => new Sample(NowMilliseconds - ((values.Length - i) * (long)apart.TotalMilliseconds), value))]);

    /// <summary>All series of a metric as one group, or the only one.</summary>
    public SeriesGroup Group(string name) => Assert.Single(SeriesGroup.Of(Selector.Select(name, TagFilter.All), []));

    public List<Bucket> Buckets(string name, TimeSpan interval, Fill fill = Fill.None, string? start = null, string? end = null) =>
        [.. Queries.ReadBuckets(new SeriesQuery
        {
            Name = name,
            Interval = interval,
            Fill = fill,
            Range = new RangeRequest(start is null ? null : At(start), end is null ? null : At(end), null),
        })];
}
