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
    /// Moves the watermarks up to what the retention leaves, within a write transaction. They stand at the starts of days, and never move back. The clock
    /// counts no further than a day after the newest sample, so that one that was wrong for a while prunes little; and not at all before the last maintenance.
    /// </summary>
    /// <returns>False when nothing is pruned now.</returns>
    public bool Advance(RetentionPolicy retention, long now, long newest)
    {
        if (database.Prepare("SELECT last_maintenance FROM meta").ReadInteger() > now) return false;
        long limit = Math.Min(now, newest > long.MaxValue - UnixTime.Day ? long.MaxValue : newest + UnixTime.Day);
        foreach (MetricDefinition metric in metrics.All())
        {
            // The members of a Set can be counted by its samples alone.
            TimeSpan kept = metric.RetainRaw ?? (metric.Kind == MetricKind.Set && retention.Day > retention.Raw ? retention.Day : retention.Raw);
            database.Prepare("UPDATE metric SET raw_from = max(coalesce(raw_from, ?2), ?2) WHERE id = ?1").Bind(1, metric.Id).Bind(2, DayOf(limit, kept)).Execute();
        }

        database.Prepare("UPDATE meta SET change = change + 1, hour_from = max(coalesce(hour_from, ?1), ?1), day_from = max(coalesce(day_from, ?2), ?2)")
            .Bind(1, DayOf(limit, retention.Hour)).Bind(2, DayOf(limit, retention.Day)).Execute();
        return true;
    }

    private static long DayOf(long now, TimeSpan retention)
    {
        long start = now - (long)Math.Min(retention.TotalMilliseconds, UnixTime.Day * 1_000_000);
        return Blocks.RollupMerge.NumberOf(start, UnixTime.Day) * UnixTime.Day;
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
