using System.Buffers;
using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>
/// The samples of several series in the order of time; of equal times in the order of the series. O(n), on all processors, in slices of time that a processor's
/// cache holds, each of which is sorted by digits of the time, the lowest first (radix sort): no branch depends on the data.
/// </summary>
internal static class SampleMerge
{
    // As all samples are held together, those of one state of the store may be many.
    private const long ManySamples = 4_000_000;

    private const int SliceLength = 16_384;

    private const int DigitBits = 12;
    private const ulong DigitMask = (1 << DigitBits) - 1;

    /// <summary>Reads and merges.</summary>
    /// <returns>The samples, in an array of the shared pool, to which whoever needs them no longer may return it.</returns>
    public static ArraySegment<Sample> Read(IMetricStore store, IReadOnlyList<long> seriesIds, TimeRange range)
    {
        var all = new List<ArraySegment<Sample>>();
        int[] places = [.. Enumerable.Range(0, seriesIds.Count)];
        while (!range.IsEmpty && places.Length > 0)
        {
            ISampleWindow window = store.ReadSampleWindow(seriesIds, range, ManySamples);
            Run[] runs = SideBySide.Run(places, SideBySide.IsWorthIt(window.Count), place => Read(window.Read(place, window.Range), (int)window.Count / places.Length));
            all.Add(Merge(runs, window.Extent));
            foreach (Run run in runs) ArrayPool<Sample>.Shared.Return(run.Samples);
            range = range with { Start = window.Range.End };
        }

        return all.Count == 1 ? all[0] : new ArraySegment<Sample>([.. all.SelectMany(static part => part)]);
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

    private static ArraySegment<Sample> Merge(Run[] runs, TimeRange extent)
    {
        int count = runs.Sum(static run => run.Count);
        if (count == 0) return new ArraySegment<Sample>([]);
        Sample[] merged = ArrayPool<Sample>.Shared.Rent(count);
        if (runs.Length == 1)
        {
            Array.Copy(runs[0].Samples, merged, count);
            return new ArraySegment<Sample>(merged, 0, count);
        }

        int slices = (count / SliceLength) + 1;
        double width = ((double)extent.End - extent.Start) / slices;
        long[] bounds = [.. Enumerable.Range(0, slices).Select(slice => slice == 0 ? long.MinValue : extent.Start + (long)(slice * width)), long.MaxValue];
        SideBySide.Run([.. Enumerable.Range(0, slices)], SideBySide.IsWorthIt(count), slice => MergeSlice(runs, bounds[slice], bounds[slice + 1], merged));
        return new ArraySegment<Sample>(merged, 0, count);
    }

    private static int MergeSlice(Run[] runs, long start, long end, Sample[] merged)
    {
        int offset = 0, count = 0;
        long first = long.MaxValue, last = long.MinValue;
        var parts = new (int Start, int End)[runs.Length];
        for (int i = 0; i < runs.Length; i++)
        {
            parts[i] = (FirstNotBefore(runs[i], start), end == long.MaxValue ? runs[i].Count : FirstNotBefore(runs[i], end));
            offset += parts[i].Start;
            if (parts[i].Start == parts[i].End) continue;
            count += parts[i].End - parts[i].Start;
            first = Math.Min(first, runs[i].Samples[parts[i].Start].Timestamp);
            last = Math.Max(last, runs[i].Samples[parts[i].End - 1].Timestamp);
        }

        if (count > 0) Sort(runs, parts, first, last, merged.AsSpan(offset, count));
        return count;
    }

    private static void Sort(Run[] runs, (int Start, int End)[] parts, long first, long last, Span<Sample> merged)
    {
        int digits = 1;
        while (digits * DigitBits < 64 && (ulong)(last - first) >> (digits * DigitBits) != 0) digits++;
        int[] places = ArrayPool<int>.Shared.Rent(digits << DigitBits);
        CountDigits(runs, parts, first, places.AsSpan(0, digits << DigitBits));
        Sample[] rented = ArrayPool<Sample>.Shared.Rent(merged.Length);
        Span<Sample> other = rented.AsSpan(0, merged.Length);
        for (int digit = 0; digit < digits; digit++)
        {
            // The last one fills what is wanted.
            bool isInto = ((digits - digit) & 1) == 1;
            Span<Sample> into = isInto ? merged : other;
            var sorting = new Digit(digit * DigitBits, first, places.AsSpan(digit << DigitBits, 1 << DigitBits));
            if (digit > 0) sorting.Move(isInto ? other : merged, into);
            else for (int i = 0; i < runs.Length; i++) sorting.Move(runs[i].Samples.AsSpan(parts[i].Start, parts[i].End - parts[i].Start), into);
        }

        ArrayPool<Sample>.Shared.Return(rented);
        ArrayPool<int>.Shared.Return(places);
    }

    // Where the samples of each value of each digit begin.
    private static void CountDigits(Run[] runs, (int Start, int End)[] parts, long first, Span<int> places)
    {
        places.Clear();
        for (int i = 0; i < runs.Length; i++)
        {
            foreach (ref readonly Sample sample in runs[i].Samples.AsSpan(parts[i].Start, parts[i].End - parts[i].Start))
            {
                ulong time = (ulong)(sample.Timestamp - first);
                for (int digit = 0; digit < places.Length; digit += 1 << DigitBits, time >>= DigitBits) places[digit + (int)(time & DigitMask)]++;
            }
        }

        for (int digit = 0; digit < places.Length; digit += 1 << DigitBits)
        {
            for (int value = 0, place = 0; value < 1 << DigitBits; value++) (places[digit + value], place) = (place, place + places[digit + value]);
        }
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

    // One digit of the times, and where the next sample of each of its values goes.
    private readonly ref struct Digit(int shift, long first, Span<int> places)
    {
        private readonly Span<int> _places = places;

        public void Move(ReadOnlySpan<Sample> from, Span<Sample> into)
        {
            Span<int> places = _places;
            foreach (ref readonly Sample sample in from) into[places[(int)((ulong)(sample.Timestamp - first) >> shift & DigitMask)]++] = sample;
        }
    }
}
