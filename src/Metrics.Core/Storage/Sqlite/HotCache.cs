using MetricsTools.Model;
using MetricsTools.Statistics;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// The rows of the hot log, read and checked once each: a row never changes while the epoch stays. They are decoded when a series is asked for: for the first few
/// series one by one, which costs a fraction of taking all apart; beyond, all are filed by series.
/// </summary>
internal sealed class HotCache(MetaTable table, HotLog log, ReadDamage damage)
{
    private const int FewSeries = 4;

    private readonly List<(long Id, byte[] Data)> _rows = [];
    private readonly Dictionary<long, OfSeries> _series = [];
    private readonly List<SeriesSample> _row = [];
    private int _filed;
    private long _epoch;
    private long _sealedId;
    private long _lastId;

    /// <summary>The number of rows that are held.</summary>
    public long RowCount => _lastId - _sealedId;

    /// <summary>Takes in what is new; to be called in the transaction whose blocks the samples go with.</summary>
    public StoreMeta Refresh()
    {
        StoreMeta meta = table.Read();
        if (meta.Epoch != _epoch || meta.SealedId >= _lastId) Clear(meta);
        else if (meta.SealedId > _sealedId) RemoveSealed(meta.SealedId);
        while (meta.NewestId > _lastId && !TryReadNew())
        {
        }

        return meta;
    }

    /// <summary>The samples of a series in a range, by time, then in the order they were appended.</summary>
    /// <exception cref="MetricException">A row is damaged.</exception>
    public Sample[] Read(long series, TimeRange range) => _rows.Count == 0 ? [] : Find(series).In(range);

    /// <summary>From when to when the samples of a series are.</summary>
    /// <exception cref="MetricException">A row is damaged.</exception>
    public SampleExtent Measure(long series) => _rows.Count == 0 ? default : Find(series).Measure();

    /// <summary>The number of samples, and from when to when they are.</summary>
    /// <exception cref="MetricException">A row is damaged.</exception>
    public SampleExtent Measure()
    {
        var extent = default(SampleExtent);
        Action<byte[]> decode = data =>
        {
            (int count, long first, long last) = HotBatch.ReadHeader(data);
            extent = extent.With(count, first, last);
        };
        for (int i = 0; i < _rows.Count; i++) Decode(i, decode);
        return extent;
    }

    private OfSeries Find(long series)
    {
        if (_filed > 0 || _series.Count >= FewSeries) FileAll();
        OfSeries one = Get(series);
        if (_filed > 0) return one;
        Action<byte[]> decode = data => HotBatch.Read(data, series, one.Samples);
        for (; one.Seen < _rows.Count; one.Seen++) Decode(one.Seen, decode);
        return one;
    }

    private void FileAll()
    {
        Action<byte[]> decode = data => HotBatch.Read(data, _row);
        for (; _filed < _rows.Count; _filed++)
        {
            _row.Clear();
            Decode(_filed, decode);
            foreach (SeriesSample sample in _row)
            {
                OfSeries one = Get(sample.SeriesId);
                if (one.Seen <= _filed) one.Samples.Add(new Sample(sample.Timestamp, sample.Value));
            }
        }
    }

    private OfSeries Get(long series)
    {
        if (!_series.TryGetValue(series, out OfSeries? found)) _series.Add(series, found = new OfSeries());
        return found;
    }

    // The checksum was right: what cannot be decoded all the same was written so.
    private void Decode(int row, Action<byte[]> decode)
    {
        try
        {
            decode(_rows[row].Data);
        }
        catch (BlockFormatException exception)
        {
            MetricException error = log.Damaged(_rows[row].Id, exception);
            if (!damage.TryTake(error)) throw error;
        }
    }

    // False when a damaged row was passed over, after which others may come.
    private bool TryReadNew()
    {
        try
        {
            log.ReadRows(_lastId, (id, data) =>
            {
                _rows.Add((id, data.ToArray()));
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
        _rows.Clear();
        ForgetSeries();
        (_epoch, _sealedId, _lastId) = (meta.Epoch, meta.SealedId, meta.SealedId);
    }

    private void RemoveSealed(long sealedId)
    {
        int rows = 0;
        while (rows < _rows.Count && _rows[rows].Id <= sealedId) rows++;
        _rows.RemoveRange(0, rows);
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
        private int _sorted;

        /// <summary>The samples, of which those that were sorted come first.</summary>
        public List<Sample> Samples { get; private set; } = [];

        /// <summary>How many rows were looked at, where the series was asked for by itself.</summary>
        public int Seen { get; set; }

        /// <summary>The samples in a range, by time.</summary>
        public Sample[] In(TimeRange range)
        {
            Sort();
            int start = FirstNotBefore(range.Start), count = Math.Max(0, FirstNotBefore(range.End) - start);
            if (count == 0) return [];
            Sample[] found = FreshArray.Of<Sample>(count);
            Samples.CopyTo(start, found, 0, count);
            return found;
        }

        /// <summary>How many samples there are, and from when to when.</summary>
        public SampleExtent Measure()
        {
            Sort();
            return Samples.Count == 0 ? default : new SampleExtent(Samples.Count, Samples[0].Timestamp, Samples[Samples.Count - 1].Timestamp);
        }

        private void Sort()
        {
            bool isSorted = true;
            for (; _sorted < Samples.Count; _sorted++) isSorted &= _sorted == 0 || Samples[_sorted - 1].Timestamp <= Samples[_sorted].Timestamp;
            if (!isSorted) Samples = [.. Samples.OrderBy(static sample => sample.Timestamp)];
        }

        private int FirstNotBefore(long time)
        {
            int low = 0, high = Samples.Count;
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                if (Samples[middle].Timestamp < time) low = middle + 1;
                else high = middle;
            }

            return low;
        }
    }
}
