using System.Buffers;
using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Decodes the streams of a series one after the other, and merges the samples of the hot log in: of one moment, those in blocks come first.</summary>
internal sealed class StreamCursor : SampleCursor
{
    private readonly string _location;
    private readonly SampleWindow.Part _part;
    private readonly TimeRange _range;
    private readonly int _hotEnd;
    private long[] _times = [];
    private double[] _values = [];
    private BlockEntry _stream;
    private bool _hasTimes;

    // Of a stream that is cut, and whose times need not be decoded for that; else 0.
    private long _step;
    private int _entry;
    private int _start;
    private int _end;
    private int _hot;

    /// <summary>Goes before the samples of a series that lie in a range.</summary>
    /// <param name="location">The store, for messages.</param>
    /// <param name="part">The series.</param>
    /// <param name="range">The range.</param>
    public StreamCursor(string location, in SampleWindow.Part part, TimeRange range)
    {
        (_location, _part, _range) = (location, part, range);
        _hotEnd = part.Hot.Length;
        while (_hot < _hotEnd && part.Hot[_hot].Timestamp < range.Start) _hot++;
        while (_hotEnd > _hot && part.Hot[_hotEnd - 1].Timestamp >= range.End) _hotEnd--;
    }

    /// <inheritdoc/>
    public override long First => _hasTimes ? _times[_start] : _stream.First + (_start * _step);

    /// <inheritdoc/>
    public override long Last => _hasTimes ? _times[_end - 1] : _step > 0 ? _stream.First + ((_end - 1) * _step) : _stream.Last;

    /// <inheritdoc/>
    public override ReadOnlySpan<long> Timestamps
    {
        get
        {
            if (!_hasTimes) DecodeTimes();
            return _times.AsSpan(_start, _end - _start);
        }
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<double> Values => _values.AsSpan(_start, _end - _start);

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        while (_entry < _part.Entries.Count)
        {
            _stream = _part.Entries[_entry++];
            if (_stream.First >= _range.End || _stream.Last < _range.Start) continue;
            Decode();
            if (_start == _end) continue;
            if (_hot < _hotEnd && _part.Hot[_hot].Timestamp < Last) MergeHot();
            return true;
        }

        return MoveToHot();
    }

    private void Decode()
    {
        Reserve(_stream.Count);
        (_start, _end, _hasTimes, _step) = (0, _stream.Count, false, 0);
        try
        {
            if (!_range.Contains(_stream.First) || !_range.Contains(_stream.Last))
            {
                _step = RawStream.StepOf(_stream);
                if (_step == 0) DecodeTimes();
                (_start, _end) = (FirstNotBefore(_range.Start), FirstNotBefore(_range.End));
            }

            RawStream.DecodeValues(_stream, _start, _end, _values.AsSpan(0, _stream.Count));
        }
        catch (BlockFormatException exception)
        {
            throw Damaged(exception);
        }
    }

    private void DecodeTimes()
    {
        if (_step > 0)
        {
            for (int i = _start; i < _end; i++) _times[i] = _stream.First + (i * _step);
            _hasTimes = true;
            return;
        }

        try
        {
            RawStream.DecodeTimes(_stream, _times.AsSpan(0, _stream.Count));
        }
        catch (BlockFormatException exception)
        {
            throw Damaged(exception);
        }

        _hasTimes = true;
    }

    private bool MoveToHot()
    {
        int count = _hotEnd - _hot;
        if (count == 0)
        {
            Return();
            return false;
        }

        Reserve(count);
        ReadOnlySpan<Sample> hot = _part.Hot.AsSpan(_hot, count);
        Span<long> times = _times.AsSpan(0, count);
        Span<double> values = _values.AsSpan(0, count);
        for (int i = 0; i < hot.Length; i++) (times[i], values[i]) = (hot[i].Timestamp, hot[i].Value);
        (_start, _end, _hasTimes, _hot) = (0, count, true, _hotEnd);
        return true;
    }

    private void MergeHot()
    {
        if (!_hasTimes) DecodeTimes();
        int first = _hot;
        while (_hot < _hotEnd && _part.Hot[_hot].Timestamp < _times[_end - 1]) _hot++;
        int count = _end - _start, merged = count + _hot - first;
        long[] times = ArrayPool<long>.Shared.Rent(merged);
        double[] values = ArrayPool<double>.Shared.Rent(merged);
        for (int place = 0, hot = first, stream = _start; place < merged; place++)
        {
            bool isHot = hot < _hot && _part.Hot[hot].Timestamp < _times[stream];
            (times[place], values[place]) = isHot ? (_part.Hot[hot].Timestamp, _part.Hot[hot].Value) : (_times[stream], _values[stream]);
            if (isHot) hot++;
            else stream++;
        }

        Return();
        (_times, _values, _start, _end) = (times, values, 0, merged);
    }

    private void Reserve(int count)
    {
        if (_values.Length >= count) return;
        Return();
        _times = ArrayPool<long>.Shared.Rent(count);
        _values = ArrayPool<double>.Shared.Rent(_times.Length);
    }

    private void Return()
    {
        if (_values.Length == 0) return;
        ArrayPool<long>.Shared.Return(_times);
        ArrayPool<double>.Shared.Return(_values);
        (_times, _values) = ([], []);
    }

    private int FirstNotBefore(long time)
    {
        if (_step > 0)
        {
            if (time <= _stream.First) return 0;
            return time > _stream.Last ? _stream.Count : (int)((time - _stream.First - 1) / _step) + 1;
        }

        int place = Array.BinarySearch(_times, 0, _stream.Count, time);
        if (place < 0) return ~place;
        while (place > 0 && _times[place - 1] == time) place--;
        return place;
    }

    private MetricException Damaged(BlockFormatException exception) =>
        new(ErrorId.StoreCorrupt, exception, _location, $"a stream of series {_part.Series} cannot be decoded, {exception.Message}");
}
