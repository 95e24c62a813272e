using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Recording;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Usage;

/// <summary>A store with requests and events of some weeks, which a reference counts by itself; and the store after its samples are gone.</summary>
internal sealed class UsageFixture : IDisposable
{
    private static readonly int[] Codes = [200, 200, 200, 404, 503];

    private readonly TemporaryFolder _folder = new();

    public UsageFixture(IReadOnlyList<RequestMeasurement> requests, IReadOnlyList<EventMeasurement> events, bool isRolledUp = false)
    {
        (Requests, Events) = (requests, events);
        Store = SqliteMetricStore.Open(_folder["metrics.db"], new StoreOptions { Access = StoreAccess.Write, IsSession = true, Time = new FixedTime() });
        using (var recorder = new MetricRecorder(Store, new RecorderOptions { Time = new FixedTime() }))
        {
            foreach (MetricRecord record in requests.SelectMany(one => one.ToRecords()).Concat(events.SelectMany(one => one.ToRecords()))) recorder.Add(record);
        }

        if (isRolledUp) Store.Maintain(new RollupOptions { Retention = RetentionPolicy.Default });
        var selector = new SeriesSelector(Store, PrivacySettings.Default) { Explain = Explanations.Add };
        Queries = new MetricQueries(selector, new FixedTime(), RetentionPolicy.Default);
    }

    public static long Now => UnixTime.Now(new FixedTime());

    public IReadOnlyList<RequestMeasurement> Requests { get; }

    public IReadOnlyList<EventMeasurement> Events { get; }

    public SqliteMetricStore Store { get; }

    public MetricQueries Queries { get; }

    public List<string> Explanations { get; } = [];

    public IReadOnlyList<BreakdownRow> Breakdown(BreakdownQuery query) => new Breakdown(Queries).Read(query);

    public IReadOnlyList<UsageRow> Usage(UsageQuery query) => new UsageReport(Queries).Read(query);

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }

    /// <summary>Requests of three routes at random moments of some days before now.</summary>
    public static RequestMeasurement[] RandomRequests(int count, int days)
    {
        var random = new Random(20260131);
        return
        [
            .. Enumerable.Range(0, count).Select(_ => new RequestMeasurement
            {
                Route = $"/route{random.Next(3)}",
                Method = random.Next(2) == 0 ? "GET" : "POST",
                StatusCode = Codes[random.Next(5)],
                Duration = TimeSpan.FromTicks(random.Next(1, 50_000_000)),
                User = random.Next(4) == 0 ? null : $"user{random.Next(60)}@example.com",
                Timestamp = Now - random.Next(days * 24) * UnixTime.Hour - random.Next((int)UnixTime.Hour),
            }),
        ];
    }

    /// <summary>Events of two types on some pages.</summary>
    public static EventMeasurement[] RandomEvents(int count, int days)
    {
        var random = new Random(7);
        return
        [
            .. Enumerable.Range(0, count).Select(_ => new EventMeasurement
            {
                EventType = random.Next(3) == 0 ? "button_click" : "page_view",
                Page = $"/page{random.Next(5)}",
                Element = random.Next(2) == 0 ? "save" : null,
                User = random.Next(5) == 0 ? "-" : $"USER{random.Next(30, 90)}@example.com",
                Timestamp = Now - random.Next(days * 24) * UnixTime.Hour - random.Next((int)UnixTime.Hour),
            }),
        ];
    }
}
