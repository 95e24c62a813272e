using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Which series are those of Sets, whose members are counted. The kind of a series never changes, and identifiers are never used again.</summary>
internal sealed class SetSeries(SqliteDatabase database)
{
    private const int AtOnce = 1024;

    private readonly Dictionary<long, bool> _known = [];

    /// <summary>Whether a series is that of a Set.</summary>
    public bool Contains(long series)
    {
        if (_known.TryGetValue(series, out bool isSet)) return isSet;
        SqliteStatement select = database.Prepare("SELECT series.id, kind FROM series JOIN metric ON metric.id = metric WHERE series.id >= ?1 ORDER BY series.id LIMIT ?2")
            .Bind(1, series).Bind(2, AtOnce);
        while (select.Step()) _known[select.Integer(0)] = select.Integer(1) == (long)MetricKind.Set;
        return _known.TryGetValue(series, out isSet) && isSet;
    }
}
