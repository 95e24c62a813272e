using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The rows of <c>series</c>.</summary>
internal sealed class SeriesTable(SqliteDatabase database)
{
    // Of all metrics; they take about six megabytes.
    private const int MostRemembered = 20_000;

    private readonly Dictionary<long, Series[]> _byMetric = [];
    private readonly Dictionary<long, (long LastId, long Count)> _counts = [];
    private int _remembered;
    private (long Epoch, long? LastId) _known;
    private FileState? _state;

    /// <summary>The series of a metric, by the text of their tags. They are remembered until one is added or removed.</summary>
    public IReadOnlyList<Series> Of(long metricId)
    {
        if (database.State is null || database.State != _state) Refresh();
        _state = database.State;
        if (_byMetric.TryGetValue(metricId, out Series[]? known)) return known;
        Series[] read = Read(metricId);
        if (_remembered + read.Length > MostRemembered) Forget();
        if (read.Length > MostRemembered) return read;
        _byMetric.Add(metricId, read);
        _remembered += read.Length;
        return read;
    }

    private void Refresh()
    {
        SqliteStatement select = database.Prepare("SELECT epoch, (SELECT max(id) FROM series) FROM meta");
        select.Step();
        (long Epoch, long? LastId) current = (select.Integer(0), select.IsNull(1) ? null : select.Integer(1));
        select.Reset();
        if (current.Epoch != _known.Epoch) _counts.Clear();
        if (current != _known) Forget();
        _known = current;
    }

    private void Forget()
    {
        _byMetric.Clear();
        _remembered = 0;
    }

    private Series[] Read(long metricId)
    {
        SqliteStatement statement = database.Prepare("SELECT id, tags FROM series WHERE metric = ?1 ORDER BY tags").Bind(1, metricId);
        var series = new List<Series>();
        while (statement.Step()) series.Add(new Series(statement.Integer(0), metricId, ReadTags(statement)));
        return [.. series];
    }

    /// <summary>The identifiers of a metric's series.</summary>
    public HashSet<long> IdsOf(long metricId)
    {
        SqliteStatement statement = database.Prepare("SELECT id FROM series WHERE metric = ?1").Bind(1, metricId);
        var ids = new HashSet<long>();
        while (statement.Step()) ids.Add(statement.Integer(0));
        return ids;
    }

    /// <summary>The identifier of a series that is not there yet, unless another process has added it by now; null when the metric has as many as it may.</summary>
    public long? Add(long metricId, TagSet tags, int maximumCount) => IsFull(metricId, maximumCount) ? Find(metricId, tags) : database.Write(() =>
    {
        if (Find(metricId, tags) is { } found) return found;
        if (IsFull(metricId, maximumCount)) return (long?)null;
        return database.Prepare("INSERT INTO series (metric, tags) VALUES (?1, ?2) RETURNING id").Bind(1, metricId).Bind(2, tags.ToString()).ReadInteger();
    });

    private TagSet ReadTags(SqliteStatement statement)
    {
        string text = statement.Text(1);
        try
        {
            return TagSet.Parse(text);
        }
        catch (MetricException exception)
        {
            statement.Reset();
            throw new MetricException(ErrorId.StoreCorrupt, exception, database.Path, $"the tags '{text}' of a series cannot be read");
        }
    }

    /// <summary>The identifier of a series, or null.</summary>
    public long? Find(long metricId, TagSet tags) =>
        database.Prepare("SELECT id FROM series WHERE metric = ?1 AND tags = ?2").Bind(1, metricId).Bind(2, tags.ToString()).ReadInteger();

    // Series are only added while the epoch stays: those since the last time are counted, and not all of them for each one that is added.
    private bool IsFull(long metricId, int limit)
    {
        if (limit == int.MaxValue) return false;
        Refresh();
        _counts.TryGetValue(metricId, out (long LastId, long Count) counted);
        if (_known.LastId is not { } last || last <= counted.LastId) return counted.Count >= limit;
        long count = counted.Count + (database.Prepare("SELECT count(*) FROM series WHERE id > ?2 AND +metric = ?1").Bind(1, metricId).Bind(2, counted.LastId).ReadInteger() ?? 0);
        _counts[metricId] = (last, count);
        return count >= limit;
    }
}
