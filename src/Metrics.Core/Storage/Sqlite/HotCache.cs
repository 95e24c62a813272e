using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The samples of the hot log by series, read once each: a row never changes while the epoch stays.</summary>
internal sealed class HotCache(SqliteDatabase database, HotLog log, ReadDamage damage)
{
    private readonly Dictionary<long, List<HotSample>> _series = [];
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
        if (!_series.TryGetValue(series, out List<HotSample>? list)) return [];
        var found = new List<Sample>();
        bool isSorted = true;
        foreach (HotSample hot in list)
        {
            if (!range.Contains(hot.Sample.Timestamp)) continue;
            isSorted &= found.Count == 0 || found[found.Count - 1].Timestamp <= hot.Sample.Timestamp;
            found.Add(hot.Sample);
        }

        return isSorted ? [.. found] : [.. found.OrderBy(static sample => sample.Timestamp)];
    }

    /// <summary>All samples of a series, in the order they were appended.</summary>
    public IEnumerable<Sample> Of(long series) => _series.TryGetValue(series, out List<HotSample>? list) ? list.Select(static hot => hot.Sample) : [];

    /// <summary>The number of samples, and from when to when they are.</summary>
    public SampleExtent Measure()
    {
        var extent = default(SampleExtent);
        foreach (List<HotSample> list in _series.Values)
        {
            foreach (HotSample hot in list) extent = extent.With(1, hot.Sample.Timestamp, hot.Sample.Timestamp);
        }

        return extent;
    }

    // False when a damaged row was passed over, after which others may come.
    private bool TryReadNew()
    {
        try
        {
            log.Read(_lastId, (id, samples) =>
            {
                foreach (SeriesSample sample in samples)
                {
                    if (!_series.TryGetValue(sample.SeriesId, out List<HotSample>? list)) _series.Add(sample.SeriesId, list = []);
                    list.Add(new HotSample(id, new Sample(sample.Timestamp, sample.Value)));
                }

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
        _series.Clear();
        (_epoch, _sealedId, _lastId) = (meta.Epoch, meta.SealedId, meta.SealedId);
    }

    private void RemoveSealed(long sealedId)
    {
        foreach (long series in _series.Keys.ToArray())
        {
            List<HotSample> list = _series[series];
            int count = 0;
            while (count < list.Count && list[count].RowId <= sealedId) count++;
            if (count == list.Count) _series.Remove(series);
            else list.RemoveRange(0, count);
        }

        _sealedId = sealedId;
    }

    private readonly record struct HotSample(long RowId, Sample Sample);
}
