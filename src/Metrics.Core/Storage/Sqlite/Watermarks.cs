using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Since when samples, hours and days are kept. What lies before is not answered any more, also while it is still there.</summary>
internal sealed class Watermarks(SqliteDatabase database, MetricTable metrics)
{
    private readonly Dictionary<long, StoredFrom> _bySeries = [];
    private (long Epoch, long Change) _known;

    /// <summary>The watermarks of a metric.</summary>
    public StoredFrom OfMetric(long metricId) =>
        Read(database.Prepare("SELECT raw_from, hour_from, day_from FROM meta LEFT JOIN metric ON metric.id = ?1").Bind(1, metricId));

    /// <summary>The watermarks of the metric of a series, remembered while blocks stay as they are.</summary>
    public StoredFrom OfSeries(long series, StoreMeta meta)
    {
        if (_known != (meta.Epoch, meta.Change)) _bySeries.Clear();
        _known = (meta.Epoch, meta.Change);
        if (_bySeries.TryGetValue(series, out StoredFrom? from)) return from;
        from = Read(database.Prepare(
            """
            SELECT raw_from, hour_from, day_from FROM meta LEFT JOIN metric ON metric.id = (SELECT metric FROM series WHERE series.id = ?1)
            """).Bind(1, series));
        _bySeries.Add(series, from);
        return from;
    }

    /// <summary>The first moment of which the samples of each series are kept.</summary>
    public Dictionary<long, long> RawBySeries()
    {
        SqliteStatement select = database.Prepare("SELECT series.id, raw_from FROM series JOIN metric ON metric.id = metric WHERE raw_from IS NOT NULL");
        var from = new Dictionary<long, long>();
        while (select.Step()) from.Add(select.Integer(0), select.Integer(1));
        return from;
    }

    /// <summary>
    /// Moves the watermarks up to what the retention leaves, within a write transaction. They stand at the starts of days in UTC, and do not move back.
    /// Nothing is pruned before the last maintenance.
    /// </summary>
    /// <param name="retention">How long each resolution is kept.</param>
    /// <param name="now">The current time.</param>
    /// <param name="limit">The moment that ages are counted from.</param>
    /// <param name="early">Where raw samples of all metrics are kept from at the earliest, or null.</param>
    /// <returns>False when nothing is pruned now.</returns>
    public bool Advance(RetentionPolicy retention, long now, long limit, long? early)
    {
        if (database.Prepare("SELECT last_maintenance FROM meta").ReadInteger() > now) return false;
        foreach (MetricDefinition metric in metrics.All())
        {
            long cut = Math.Max(Retained.CutOf(limit, metric.RetainRaw ?? retention.Raw), early ?? long.MinValue);
            database.Prepare("UPDATE metric SET raw_from = max(coalesce(raw_from, ?2), ?2) WHERE id = ?1").Bind(1, metric.Id).Bind(2, cut).Execute();
        }

        database.Prepare("UPDATE meta SET change = change + 1, hour_from = max(coalesce(hour_from, ?1), ?1), day_from = max(coalesce(day_from, ?2), ?2)")
            .Bind(1, Retained.CutOf(limit, retention.Hour)).Bind(2, Retained.CutOf(limit, retention.Day)).Execute();
        return true;
    }

    /// <summary>
    /// Moves watermarks back that lie ahead of the clock, which must be right: they come of one that was not. Since the start of the next day nothing has been
    /// pruned of what was recorded since.
    /// </summary>
    /// <returns>Whether there were any.</returns>
    public bool BringBack(long now)
    {
        long nextDay = Retained.DayOf(now) + UnixTime.Day;
        database.Prepare("UPDATE metric SET raw_from = ?1 WHERE raw_from > ?1").Bind(1, nextDay).Execute();
        int count = database.Changes();
        database.Prepare("UPDATE meta SET change = change + 1, hour_from = min(hour_from, ?1), day_from = min(day_from, ?1) WHERE hour_from > ?1 OR day_from > ?1 OR ?2 > 0")
            .Bind(1, nextDay).Bind(2, count).Execute();
        return count + database.Changes() > 0;
    }

    private static StoredFrom Read(SqliteStatement select)
    {
        if (!select.Step()) return StoredFrom.Ever;
        var from = new StoredFrom(OrEver(select, 0), OrEver(select, 1), OrEver(select, 2));
        select.Reset();
        return from;
    }

    private static long OrEver(SqliteStatement select, int column) => select.IsNull(column) ? long.MinValue : select.Integer(column);
}
