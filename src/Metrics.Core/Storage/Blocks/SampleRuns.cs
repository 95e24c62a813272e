using System.Buffers;
using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>
/// Samples put in the order of series, then of time, then of arrival. A counting sort where identifiers lie close, as they do: linear. The memory is that of
/// the pool, and given back.
/// </summary>
internal sealed class SampleRuns : IDisposable
{
    // Counters for this many identifiers more than there are samples.
    private const long MostSpareCounters = 1 << 16;

    private readonly List<SeriesRun> _series = [];
    private readonly long[] _times;
    private readonly double[] _values;
    private HourRuns? _hours;

    /// <summary>Sorts samples.</summary>
    public SampleRuns(ReadOnlySpan<SeriesSample> samples)
    {
        Count = samples.Length;
        _times = ArrayPool<long>.Shared.Rent(Count);
        _values = ArrayPool<double>.Shared.Rent(Count);
        Scatter(samples);
        foreach (SeriesRun run in _series) SortByTime(run.Start, run.Length);
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The times.</summary>
    public ReadOnlySpan<long> Times => _times.AsSpan(0, Count);

    /// <summary>The values.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>The series.</summary>
    public IReadOnlyList<SeriesRun> Series => _series;

    /// <summary>The hours that the samples make, after <see cref="Summarise"/>.</summary>
    public HourRuns Hours => _hours ?? throw new InvalidOperationException("The samples were not summarised.");

    /// <summary>Makes the hours of the samples.</summary>
    /// <param name="isOfSet">Whether a series is that of a Set.</param>
    public void Summarise(Predicate<long> isOfSet) => _hours ??= new HourRuns(this, isOfSet);

    /// <summary>The first place of sorted times, from one on, whose time is a moment or later. Cost: logarithmic in how far that is.</summary>
    public static int FirstNotBefore(ReadOnlySpan<long> times, int start, long time)
    {
        int step = 1, low = start, high = start;
        while (high < times.Length && times[high] < time)
        {
            low = high + 1;
            high += step;
            step *= 2;
        }

        high = Math.Min(high, times.Length);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Cuts the samples at the borders of spans: the runs of each span, by series; the spans in the order of time.</summary>
    /// <param name="spanOf">The span of a moment.</param>
    public IEnumerable<List<SampleRun>> Cut(Func<long, HourSpan> spanOf)
    {
        var bySpan = new SortedDictionary<int, List<SampleRun>>();
        foreach (SeriesRun run in _series)
        {
            for (int i = run.Start, end = run.Start + run.Length; i < end;)
            {
                HourSpan span = spanOf(_times[i]);
                int next = span.EndTime == long.MaxValue ? end : FirstNotBefore(_times.AsSpan(0, end), i, span.EndTime);
                if (!bySpan.TryGetValue(span.Start, out List<SampleRun>? runs)) bySpan.Add(span.Start, runs = []);
                runs.Add(new SampleRun(span, run.Series, i, next - i));
                i = next;
            }
        }

        return bySpan.Values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<long>.Shared.Return(_times);
        ArrayPool<double>.Shared.Return(_values);
    }

    private void Scatter(ReadOnlySpan<SeriesSample> samples)
    {
        long lowest = long.MaxValue, highest = long.MinValue;
        foreach (ref readonly SeriesSample sample in samples)
        {
            if (sample.SeriesId < lowest) lowest = sample.SeriesId;
            if (sample.SeriesId > highest) highest = sample.SeriesId;
        }

        if (samples.IsEmpty) return;
        bool isDense = highest - lowest >= 0 && highest - lowest < samples.Length + MostSpareCounters;
        if (isDense) ScatterDense(samples, lowest, new int[highest - lowest + 1]);
        else ScatterSparse(samples);
    }

    private void ScatterDense(ReadOnlySpan<SeriesSample> samples, long lowest, int[] places)
    {
        foreach (ref readonly SeriesSample sample in samples) places[sample.SeriesId - lowest]++;
        for (int i = 0, start = 0; i < places.Length; i++)
        {
            int length = places[i];
            if (length == 0) continue;
            _series.Add(new SeriesRun(lowest + i, start, length));
            places[i] = start;
            start += length;
        }

        long[] times = _times;
        double[] values = _values;
        foreach (ref readonly SeriesSample sample in samples)
        {
            int place = places[sample.SeriesId - lowest]++;
            times[place] = sample.Timestamp;
            values[place] = sample.Value;
        }
    }

    private void ScatterSparse(ReadOnlySpan<SeriesSample> samples)
    {
        var counts = new SortedDictionary<long, int>();
        foreach (SeriesSample sample in samples) counts[sample.SeriesId] = counts.TryGetValue(sample.SeriesId, out int count) ? count + 1 : 1;
        var places = new Dictionary<long, int>();
        int start = 0;
        foreach (KeyValuePair<long, int> one in counts)
        {
            _series.Add(new SeriesRun(one.Key, start, one.Value));
            places.Add(one.Key, start);
            start += one.Value;
        }

        foreach (SeriesSample sample in samples)
        {
            int place = places[sample.SeriesId]++;
            _times[place] = sample.Timestamp;
            _values[place] = sample.Value;
        }
    }

    private void SortByTime(int start, int length)
    {
        ReadOnlySpan<long> sorted = _times.AsSpan(start, length);
        int i = 1;
        while (i < length && sorted[i] >= sorted[i - 1]) i++;
        if (i >= length) return;

        // Array.Sort is not stable: equal times are put back into the order of arrival by their places.
        int[] order = new int[length];
        for (int place = 0; place < length; place++) order[place] = place;
        double[] values = _values.AsSpan(start, length).ToArray();
        long[] times = sorted.ToArray();
        Array.Sort(times, order);
        for (int first = 0; first < length;)
        {
            int next = first + 1;
            while (next < length && times[next] == times[first]) next++;
            if (next - first > 1) Array.Sort(order, first, next - first);
            first = next;
        }

        times.CopyTo(_times, start);
        for (int place = 0; place < length; place++) _values[start + place] = values[order[place]];
    }
}
