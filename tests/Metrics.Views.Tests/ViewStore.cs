using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Views;

/// <summary>A store of one test, with a clock that stands still. It can be filled with the same day of the same small shop each time.</summary>
internal sealed class ViewStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("metrics").FullName;

    public ViewStore()
    {
        Path = System.IO.Path.Combine(_folder, "metrics.db");
        Store = SqliteMetricStore.Open(Path, new StoreOptions { Access = StoreAccess.Write, IsSession = true });
        Queries = new MetricQueries(new SeriesSelector(Store, PrivacySettings.Default), Time, RetentionPolicy.Default);
    }

    public FixedTime Time { get; } = new();

    public string Path { get; }

    public SqliteMetricStore Store { get; }

    public MetricQueries Queries { get; }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public MetricDefinition Define(string name, MetricKind kind = MetricKind.Gauge, string? unit = null, Direction direction = Direction.Both, string? category = null) =>
        Store.GetOrAddMetric(new MetricDefinition { Name = name, Kind = kind, Unit = unit, Direction = direction, Category = category });

    public void Add(string name, string tags, params IEnumerable<Sample> samples)
    {
        long series = Store.GetOrAddSeries(Define(name).Id, TagSet.Parse(tags), int.MaxValue)!.Value;
        Assert.True(Store.TryAppend([.. samples.Select(sample => new SeriesSample(series, sample.Timestamp, sample.Value))], Store.Epoch));
    }

    /// <summary>Samples up to now, the last of them one step before it.</summary>
    public IEnumerable<Sample> Course(int count, TimeSpan step, Func<int, double> value) =>
        Enumerable.Range(0, count).Select(index => new Sample(Time.Milliseconds - ((count - index) * (long)step.TotalMilliseconds), value(index)));

    /// <summary>An hour of a small shop: machines, requests, orders and visitors, the last minutes of which are slow.</summary>
    public ViewStore FillShop()
    {
        Define("shop.orders", MetricKind.Counter, "{order}", category: "shop");
        Define("shop.visitors", MetricKind.Set, category: "shop");
        Define("system.cpu", MetricKind.Gauge, "1", Direction.Higher);
        Define("system.memory", MetricKind.Gauge, "By", Direction.Higher);
        Define("queue.length", MetricKind.Gauge, "{job}", Direction.Higher);
        Define("http.server.request.duration", MetricKind.Histogram, "s", Direction.Higher);
        var step = TimeSpan.FromSeconds(10);
        Add("shop.orders", "region=eu", Course(360, step, static index => 3 + (Wave(index, 7) > 0 ? 2 : 0)));
        Add("shop.orders", "region=us", Course(360, step, static index => 1 + (index % 3)));
        Add("shop.visitors", "", Course(360, step, static index => 1000 + (index * 37 % 211)));
        Add("system.cpu", "host=web1", Course(360, step, static index => 0.4 + (0.1 * Wave(index, 60)) + (0.02 * Wave(index, 3.7))));
        Add("system.cpu", "host=web2", Course(360, step, static index => (index < 350 ? 0.3 : 0.95) + (0.02 * Wave(index, 5))));
        Add("system.memory", "host=web1", Course(360, step, static index => 3.2e9 + (1e6 * index)));
        Add("queue.length", "", Course(360, step, static index => Math.Round(12 + (4 * Wave(index, 45)))));
        foreach ((string route, string status, double seconds) in new[] { ("/cart", "200", 0.08), ("/cart", "500", 0.6), ("/search", "200", 0.22), ("/product/{id}", "200", 0.05) })
        {
            int count = status == "500" ? 18 : 360;
            Add("http.server.request.duration", $"http.route={route},http.request.method=GET,http.response.status_code={status}", Course(
                count, TimeSpan.FromSeconds(3600.0 / count), index => seconds * (1 + (0.3 * Wave(index, 11)) + (0.1 * Wave(index, 2.3)))));
        }

        return this;
    }

    /// <summary>What people used in that hour: some of them were on two pages.</summary>
    public ViewStore FillUsage()
    {
        Define("usage.events", MetricKind.Counter, "{event}");
        Define("usage.users", MetricKind.Set, "{user}");
        foreach ((string tags, int count, int users) in new[] { ("event.type=page_view,page=/cart", 90, 30), ("event.type=page_view,page=/search", 180, 45), ("event.type=button_click", 12, 12) })
        {
            Add("usage.events", tags, Course(count, TimeSpan.FromSeconds(20), static _ => 1));
            Add("usage.users", tags, Course(count, TimeSpan.FromSeconds(20), index => 7_000_001 + (index % users)));
        }

        return this;
    }

    private static double Wave(int index, double period) => Math.Sin(2 * Math.PI * index / period);
}
