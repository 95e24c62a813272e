using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>The samples of a series for buckets, a run of them at a time.</summary>
internal sealed class SampleSource : IBucketSource
{
    private readonly SampleCursor _cursor;
    private int _place;

    /// <summary>Begins before the first sample of a cursor.</summary>
    public SampleSource(SampleCursor cursor)
    {
        _cursor = cursor;
        MoveNext();
    }

    /// <inheritdoc/>
    public long? Next { get; private set; }

    /// <inheritdoc/>
    public void AddTo(BucketBuilder builder, long end)
    {
        while (Next is { } first && first < end)
        {
            ReadOnlySpan<double> values = _cursor.Values;
            int stop = _cursor.Last < end ? values.Length : FirstNotBefore(_cursor.Timestamps, _place, end);
            long last = stop == values.Length ? _cursor.Last : _cursor.Timestamps[stop - 1];
            builder.Add(values.Slice(_place, stop - _place), new Sample(first, values[_place]), new Sample(last, values[stop - 1]));
            if (stop == values.Length)
            {
                MoveNext();
                continue;
            }

            _place = stop;
            Next = _cursor.Timestamps[stop];
        }
    }

    private void MoveNext()
    {
        _place = 0;
        Next = _cursor.MoveNext() ? _cursor.First : null;
    }

    // In steps that double, as buckets are mostly short; the one after the place is the first that may be it.
    private static int FirstNotBefore(ReadOnlySpan<long> times, int place, long end)
    {
        int step = 1;
        while (place + step < times.Length && times[place + step] < end)
        {
            place += step;
            step *= 2;
        }

        int low = place + 1, high = Math.Min(place + step, times.Length);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (times[middle] < end) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
