using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>Samples put in the order of series, then of time, then of arrival. A counting sort where identifiers lie close, as they do: linear.</summary>
internal sealed class SampleRuns
{
    // Counters for this many identifiers more than there are samples.
    private const long MostSpareCounters = 1 << 16;

    private readonly List<(long Series, int Start, int Length)> _series = [];

    /// <summary>Sorts samples.</summary>
    public SampleRuns(ReadOnlySpan<SeriesSample> samples)
    {
        Times = new long[samples.Length];
        Values = new double[samples.Length];
        Scatter(samples);
        foreach ((_, int start, int length) in _series) SortByTime(start, length);
    }

    /// <summary>The times.</summary>
    public long[] Times { get; }

    /// <summary>The values.</summary>
    public double[] Values { get; }

    /// <summary>Cuts the samples at the borders of spans; the runs come in the order of spans, and of series within one.</summary>
    /// <param name="spanOf">The span of a moment.</param>
    public List<SampleRun> Cut(Func<long, HourSpan> spanOf)
    {
        var runs = new List<SampleRun>();
        foreach ((long series, int start, int length) in _series)
        {
            for (int i = start, end = start + length; i < end;)
            {
                HourSpan span = spanOf(Times[i]);
                int next = i + 1;
                while (next < end && (Times[next] < span.EndTime || span.Contains(Times[next]))) next++;
                runs.Add(new SampleRun(span, series, i, next - i));
                i = next;
            }
        }

        runs.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : a.Series.CompareTo(b.Series));
        return runs;
    }

    private void Scatter(ReadOnlySpan<SeriesSample> samples)
    {
        long lowest = long.MaxValue, highest = long.MinValue;
        foreach (SeriesSample sample in samples)
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
        foreach (SeriesSample sample in samples) places[sample.SeriesId - lowest]++;
        for (int i = 0, start = 0; i < places.Length; i++)
        {
            int length = places[i];
            if (length == 0) continue;
            _series.Add((lowest + i, start, length));
            places[i] = start;
            start += length;
        }

        foreach (SeriesSample sample in samples)
        {
            int place = places[sample.SeriesId - lowest]++;
            Times[place] = sample.Timestamp;
            Values[place] = sample.Value;
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
            _series.Add((one.Key, start, one.Value));
            places.Add(one.Key, start);
            start += one.Value;
        }

        foreach (SeriesSample sample in samples)
        {
            int place = places[sample.SeriesId]++;
            Times[place] = sample.Timestamp;
            Values[place] = sample.Value;
        }
    }

    private void SortByTime(int start, int length)
    {
        int i = start + 1, end = start + length;
        while (i < end && Times[i] >= Times[i - 1]) i++;
        if (i >= end) return;

        // Array.Sort is not stable: equal times are put back into the order of arrival by their places.
        int[] order = new int[length];
        for (int place = 0; place < length; place++) order[place] = place;
        double[] values = Values.AsSpan(start, length).ToArray();
        long[] times = Times.AsSpan(start, length).ToArray();
        Array.Sort(times, order);
        for (int first = 0; first < length;)
        {
            int next = first + 1;
            while (next < length && times[next] == times[first]) next++;
            if (next - first > 1) Array.Sort(order, first, next - first);
            first = next;
        }

        times.CopyTo(Times, start);
        for (int place = 0; place < length; place++) Values[start + place] = values[order[place]];
    }
}
