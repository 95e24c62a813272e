using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Decodes a window stream by stream, and merges the samples of the hot log in: of one moment, those in blocks come first.</summary>
internal sealed class SampleCursor
{
    private long[] _times = [];
    private double[] _values = [];
    private SampleWindow? _window;
    private int _entry;
    private int _place;
    private int _end;
    private int _hot;

    /// <summary>Goes to the beginning of a window.</summary>
    public void Begin(SampleWindow window)
    {
        _window = window;
        _entry = _place = _end = _hot = 0;
    }

    /// <summary>Fills a buffer with the samples that come next; returns how many.</summary>
    /// <exception cref="BlockFormatException">A stream cannot be decoded.</exception>
    public int Read(Span<Sample> buffer)
    {
        int count = 0;
        Sample[] hot = _window!.Hot;
        while (count < buffer.Length && (_place < _end || NextEntry()))
        {
            while (count < buffer.Length && _place < _end)
            {
                bool isHot = _hot < hot.Length && hot[_hot].Timestamp < _times[_place];
                buffer[count++] = isHot ? hot[_hot++] : new Sample(_times[_place], _values[_place++]);
            }
        }

        while (count < buffer.Length && _hot < hot.Length) buffer[count++] = hot[_hot++];
        return count;
    }

    private bool NextEntry()
    {
        TimeRange range = _window!.Range;
        while (_entry < _window.Entries.Count)
        {
            BlockEntry entry = _window.Entries[_entry++];
            if (_times.Length < entry.Count)
            {
                _times = new long[entry.Count];
                _values = new double[entry.Count];
            }

            RawStream.Decode(entry, _times.AsSpan(0, entry.Count), _values.AsSpan(0, entry.Count));
            _place = FirstNotBefore(range.Start, entry.Count);
            _end = FirstNotBefore(range.End, entry.Count);
            if (_place < _end) return true;
        }

        return false;
    }

    private int FirstNotBefore(long time, int count)
    {
        int place = Array.BinarySearch(_times, 0, count, time);
        if (place < 0) return ~place;
        while (place > 0 && _times[place - 1] == time) place--;
        return place;
    }
}
