using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Queries;

namespace MetricsTools.Storage.Sqlite;

internal sealed partial class SampleHistory
{
    /// <summary>Asks for buckets, while the history goes on between any two reads of the store.</summary>
    public void AskMeanwhile()
    {
        if (_expected.Count == 0) return;
        int seldom = 1 << _random.Next(7);
        Ask(_other, MetricOf(_expected.Keys.ElementAt(_random.Next(_expected.Count))), () =>
        {
            if (_random.Next(seldom) == 0) GoOn();
        });
    }

    private void GoOn()
    {
        switch (_random.Next(4))
        {
            case 0: Append(_store, _random.Next(1, 40), isZero: true); break;
            case 1: Reopen(); break;
            default: Maintain(); break;
        }
    }

    private void Ask(SqliteMetricStore store, string metric, Action interrupt)
    {
        BucketRequest request = RandomRequest();
        string[]? keys = _random.Next(3) switch { 0 => null, 1 => [], _ => ["host"] };
        SeriesGroup[] groups = [.. SeriesGroup.Of(new SeriesSelector(store, PrivacySettings.Default).Select(metric, TagFilter.All), keys)];
        long metricId = groups[0].Metric.Id;
        StoredFrom before = store.GetStoredFrom(metricId);
        Dictionary<string, int> counts = _expected.ToDictionary(series => series.Key, series => series.Value.Count);
        using var asked = new InterruptedStore(store, interrupt);
        ILookup<SeriesGroup, Bucket> buckets = Answer(new BucketReader(asked, groups[0].Metric, request), groups, isWhole: _random.Next(8) == 0).ToLookup(one => one.Group, one => one.Bucket);
        var answer = new HistoryAnswer(request, before, store.GetStoredFrom(metricId));
        foreach (SeriesGroup group in groups)
        {
            (string Name, IEnumerable<Sample> Samples)[] series = [.. SeriesOf(metric).Where(one => SeriesGroup.Keep(TagsOf(one.Name), keys ?? ["host", "series"]).Equals(group.Tags))];
            answer.Check(
                buckets[group],
                Merge(series.Select(one => (one.Name, one.Samples.Take(CountBefore(one.Name))))),
                Merge(series.Select(one => (one.Name, one.Samples.Skip(CountBefore(one.Name))))));
        }

        int CountBefore(string name) => counts.TryGetValue(name, out int count) ? count : 0;
    }

    private static IEnumerable<(SeriesGroup Group, Bucket Bucket)> Answer(BucketReader reader, SeriesGroup[] groups, bool isWhole)
    {
        if (!isWhole) return reader.Read(groups);

        // It begins and ends where its range does.
        return from one in groups
               let bucket = reader.ReadWhole(one, out _)
               where bucket is not null
               select (one, bucket with { Start = 0, Interval = TimeSpan.FromDays(100_000) });
    }

    private BucketRequest RandomRequest() => new()
    {
        Range = _random.Next(3) == 0 ? TimeRange.All : RandomRange(),
        CoveredEnd = long.MaxValue - 1,
        Interval = _random.Next(8) switch
        {
            0 => UnixTime.Hour,
            1 => UnixTime.Day,
            2 => 7 * UnixTime.Day,
            3 => 6 * UnixTime.Hour,
            4 => _random.Next(1, 100) * UnixTime.Hour / 2,
            5 => null,
            _ => 5 * UnixTime.Minute,
        },
        MaximumPoints = _random.Next(1, 1000),
        Fill = _random.Next(4) == 0 ? Fill.Null : Fill.None,
        Resolution = (Resolution)_random.Next(4),
        ManySamples = _random.Next(3) switch { 0 => 0, 1 => 1000, _ => null },
        WindowSamples = _random.Next(8) == 0 ? 262_144 : 1 << _random.Next(12),
    };

    private TimeRange RandomRange()
    {
        long start = Now - (_random.Next(40 * 24 * 3600) * 1000L);
        return new TimeRange(start, start + (_random.Next(1, 30 * 24 * 3600) * 1000L));
    }

    private IEnumerable<(string Name, IEnumerable<Sample> Samples)> SeriesOf(string metric) =>
        _expected.Where(one => MetricOf(one.Key) == metric).Select(one => (one.Key, one.Value.AsEnumerable()));

    // By time, of equal times in the order of the series, then as they were appended.
    private static Sample[] Merge(IEnumerable<(string Name, IEnumerable<Sample> Samples)> series) =>
        [.. series.OrderBy(one => TagsOf(one.Name).ToString(), StringComparer.Ordinal).SelectMany(one => one.Samples).OrderBy(sample => sample.Timestamp)];
}
