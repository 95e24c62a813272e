using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// The samples of the hot log, read once each: a row never changes while the epoch stays. They are told apart by series when one is asked for: the few that a
/// first question asks for are looked for among all, more are filed together.
/// </summary>
internal sealed class HotCache(SqliteDatabase database, HotLog log, ReadDamage damage)
{
    private const int FewSeries = 4;

    private readonly List<SeriesSample> _samples = [];
    private readonly List<(long Id, int End)> _rows = [];
    private readonly Dictionary<long, OfSeries> _series = [];
    private int _filed;
    private long _epoch;
    private long _sealedId;
    private long _lastId;

    /// <summary>The number of rows that are held.</summary>
    public long RowCount => _lastId - _sealedId;

    /// <summary>Takes in what is new; to be called in the transaction whose blocks the samples go with.</summary>
    public StoreMeta Refresh()
    {
        StoreMeta meta = StoreMeta.Read(database);
        if (meta.Epoch != _epoch || meta.SealedId >= _lastId) Clear(meta);
        else if (meta.SealedId > _sealedId) RemoveSealed(meta.SealedId);
        while (!TryReadNew())
        {
        }

        return meta;
    }

    /// <summary>The samples of a series in a range, by time, then in the order they were appended.</summary>
    public Sample[] Read(long series, TimeRange range)
    {
        if (_samples.Count == 0) return [];
        var found = new List<Sample>();
        bool isSorted = true;
        foreach (Sample sample in Find(series))
        {
            if (!range.Contains(sample.Timestamp)) continue;
            isSorted &= found.Count == 0 || found[found.Count - 1].Timestamp <= sample.Timestamp;
            found.Add(sample);
        }

        return isSorted ? [.. found] : [.. found.OrderBy(static sample => sample.Timestamp)];
    }

    /// <summary>All samples of a series, in the order they were appended.</summary>
    public IReadOnlyList<Sample> Of(long series) => Find(series);

    /// <summary>The number of samples, and from when to when they are.</summary>
    public SampleExtent Measure()
    {
        var extent = default(SampleExtent);
        foreach (SeriesSample sample in _samples) extent = extent.With(1, sample.Timestamp, sample.Timestamp);
        return extent;
    }

    private List<Sample> Find(long series)
    {
        if (_filed > 0 || _series.Count >= FewSeries)
        {
            FileAll();
            return _series.TryGetValue(series, out OfSeries? filed) ? filed.Samples : [];
        }

        OfSeries one = Get(series);
        for (; one.Seen < _samples.Count; one.Seen++)
        {
            if (_samples[one.Seen].SeriesId == series) one.Samples.Add(SampleAt(one.Seen));
        }

        return one.Samples;
    }

    private void FileAll()
    {
        for (; _filed < _samples.Count; _filed++)
        {
            OfSeries one = Get(_samples[_filed].SeriesId);
            if (one.Seen > _filed) continue;
            one.Samples.Add(SampleAt(_filed));
            one.Seen = _filed + 1;
        }
    }

    private OfSeries Get(long series)
    {
        if (!_series.TryGetValue(series, out OfSeries? found)) _series.Add(series, found = new OfSeries());
        return found;
    }

    private Sample SampleAt(int place) => new(_samples[place].Timestamp, _samples[place].Value);

    // False when a damaged row was passed over, after which others may come.
    private bool TryReadNew()
    {
        try
        {
            log.Read(_lastId, (id, samples) =>
            {
                _samples.AddRange(samples);
                _rows.Add((id, _samples.Count));
                _lastId = id;
                return true;
            });
            return true;
        }
        catch (MetricException exception) when (damage.TryTake(exception))
        {
            _lastId = log.NextId(_lastId) ?? _lastId;
            return false;
        }
    }

    private void Clear(StoreMeta meta)
    {
        _samples.Clear();
        _rows.Clear();
        ForgetSeries();
        (_epoch, _sealedId, _lastId) = (meta.Epoch, meta.SealedId, meta.SealedId);
    }

    private void RemoveSealed(long sealedId)
    {
        int rows = 0;
        while (rows < _rows.Count && _rows[rows].Id <= sealedId) rows++;
        int samples = rows == 0 ? 0 : _rows[rows - 1].End;
        _samples.RemoveRange(0, samples);
        _rows.RemoveRange(0, rows);
        for (int i = 0; i < _rows.Count; i++) _rows[i] = (_rows[i].Id, _rows[i].End - samples);
        ForgetSeries();
        _sealedId = sealedId;
    }

    private void ForgetSeries()
    {
        _series.Clear();
        _filed = 0;
    }

    private sealed class OfSeries
    {
        public List<Sample> Samples { get; } = [];

        /// <summary>How many of all samples were looked at.</summary>
        public int Seen { get; set; }
    }
}
