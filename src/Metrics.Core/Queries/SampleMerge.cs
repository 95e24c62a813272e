using System.Buffers;
using MetricsTools.Model;
using MetricsTools.Statistics;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>
/// The samples of several series in the order of time; of equal times in the order of the series. O(n log k) for k series, on all processors, in slices of time
/// that a processor's cache holds.
/// </summary>
internal static class SampleMerge
{
    // As all samples are held together, those of one state of the store may be many.
    private const long ManySamples = 4_000_000;

    private const int SliceLength = 8192;

    /// <summary>Reads and merges.</summary>
    public static Sample[] Read(IMetricStore store, IReadOnlyList<long> seriesIds, TimeRange range)
    {
        var all = new List<Sample[]>();
        int[] places = [.. Enumerable.Range(0, seriesIds.Count)];
        while (!range.IsEmpty && places.Length > 0)
        {
            ISampleWindow window = store.ReadSampleWindow(seriesIds, range, ManySamples);
            Run[] runs = SideBySide.Run(places, SideBySide.IsWorthIt(window.Count), place => Read(window.Read(place, window.Range), (int)window.Count / places.Length));
            all.Add(Merge(runs, window.Extent));
            foreach (Run run in runs) ArrayPool<Sample>.Shared.Return(run.Samples);
            range = range with { Start = window.Range.End };
        }

        return all.Count == 1 ? all[0] : [.. all.SelectMany(static part => part)];
    }

    private static Run Read(SampleCursor cursor, int capacity)
    {
        Sample[] samples = ArrayPool<Sample>.Shared.Rent(capacity);
        int count = 0;
        while (cursor.MoveNext())
        {
            ReadOnlySpan<long> times = cursor.Timestamps;
            ReadOnlySpan<double> values = cursor.Values;
            if (samples.Length - count < values.Length) samples = Grow(samples, count, count + values.Length);
            for (int i = 0; i < values.Length; i++) samples[count + i] = new Sample(times[i], values[i]);
            count += values.Length;
        }

        return new Run(samples, count);
    }

    private static Sample[] Grow(Sample[] samples, int count, int least)
    {
        Sample[] larger = ArrayPool<Sample>.Shared.Rent(Math.Max(least, samples.Length + (samples.Length / 8)));
        Array.Copy(samples, larger, count);
        ArrayPool<Sample>.Shared.Return(samples);
        return larger;
    }

    private static Sample[] Merge(Run[] runs, TimeRange extent)
    {
        Sample[] merged = FreshArray.Of<Sample>(runs.Sum(static run => run.Count));
        if (runs.Length == 1) Array.Copy(runs[0].Samples, merged, merged.Length);
        if (runs.Length == 1 || merged.Length == 0) return merged;
        int slices = (merged.Length / SliceLength) + 1;
        double width = ((double)extent.End - extent.Start) / slices;
        long[] bounds = [.. Enumerable.Range(0, slices).Select(slice => slice == 0 ? long.MinValue : extent.Start + (long)(slice * width)), long.MaxValue];
        SideBySide.Run([.. Enumerable.Range(0, slices)], SideBySide.IsWorthIt(merged.Length), slice => MergeSlice(runs, bounds[slice], bounds[slice + 1], merged));
        return merged;
    }

    private static int MergeSlice(Run[] runs, long start, long end, Sample[] merged)
    {
        int offset = 0, count = 0;
        var lengths = new List<int>(runs.Length);
        var starts = new int[runs.Length];
        for (int i = 0; i < runs.Length; i++)
        {
            starts[i] = FirstNotBefore(runs[i], start);
            lengths.Add((end == long.MaxValue ? runs[i].Count : FirstNotBefore(runs[i], end)) - starts[i]);
            offset += starts[i];
            count += lengths[i];
        }

        Sample[] from = ArrayPool<Sample>.Shared.Rent(count), to = ArrayPool<Sample>.Shared.Rent(count);
        for (int i = 0, place = 0; i < runs.Length; place += lengths[i++]) Array.Copy(runs[i].Samples, starts[i], from, place, lengths[i]);
        while (lengths.Count > 1)
        {
            MergePairs(from, to, lengths);
            (from, to) = (to, from);
        }

        Array.Copy(from, 0, merged, offset, count);
        ArrayPool<Sample>.Shared.Return(from);
        ArrayPool<Sample>.Shared.Return(to);
        return count;
    }

    // Merges every two neighbouring runs; their lengths become those of the merged ones.
    private static void MergePairs(Sample[] from, Sample[] to, List<int> lengths)
    {
        int place = 0, pairs = 0;
        for (int i = 0; i < lengths.Count; i += 2)
        {
            int left = place, middle = left + lengths[i], end = middle + (i + 1 < lengths.Count ? lengths[i + 1] : 0), right = middle;
            while (left < middle && right < end)
            {
                // Without a branch on the data, which would be mispredicted every other time.
                int isRight = from[right].Timestamp < from[left].Timestamp ? 1 : 0;
                to[place++] = from[left + (isRight * (right - left))];
                right += isRight;
                left += 1 - isRight;
            }

            Array.Copy(from, left, to, place, middle - left);
            place += middle - left;
            Array.Copy(from, right, to, place, end - right);
            place = end;
            lengths[pairs++] = end - (middle - lengths[i]);
        }

        lengths.RemoveRange(pairs, lengths.Count - pairs);
    }

    private static int FirstNotBefore(in Run run, long time)
    {
        int low = 0, high = run.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (run.Samples[middle].Timestamp < time) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    // The samples of one series, in an array of the pool.
    private readonly record struct Run(Sample[] Samples, int Count);
}
