namespace MetricsTools.Storage.Blocks;

/// <summary>
/// Puts samples into the entries of a series. A sample goes into the last entry that begins no later, after what has its time already; entries without
/// new samples stay as they are, and those at the end grow geometrically, so that a sample is encoded a few times only.
/// </summary>
internal sealed class RawMerge : IEntryMerge
{
    // Up to this many samples are encoded again rather than become an entry of their own.
    private const int FewSamples = 64;

    // From this many samples on, an entry at the end grows no more: what it costs beside the samples is little. Maintenance joins such entries.
    private const int EnoughSamples = BlockEntry.LargestCount / 8;

    private readonly ByteWriter _arena = new();
    private long[] _times = [];
    private double[] _values = [];
    private long[] _mergedTimes = [];
    private double[] _mergedValues = [];

    /// <inheritdoc/>
    public void Begin() => _arena.Clear();

    /// <inheritdoc/>
    public void Merge(SampleRuns samples, SampleRun run, ReadOnlySpan<BlockEntry> entries, List<BlockEntry> merged)
    {
        ReadOnlySpan<long> times = samples.Times.Slice(run.Start, run.Length);
        ReadOnlySpan<double> values = samples.Values.Slice(run.Start, run.Length);
        int place = 0, last = entries.Length - 1, kept = merged.Count;
        for (int i = 0; i < last; i++)
        {
            int end = SampleRuns.FirstNotBefore(times, place, entries[i + 1].First);
            MergeInto(entries.Slice(i, 1), times.Slice(place, end - place), values.Slice(place, end - place), merged);
            place = end;
        }

        // Entries before the last that were added as they are may be taken back, to grow together with it.
        int first = place > 0 ? last : FirstToGrow(entries, times);
        if (first < last) merged.RemoveRange(kept + first, last - first);
        if (first <= last) MergeInto(entries.Slice(first), times.Slice(place), values.Slice(place), merged);
        else
        {
            if (last >= 0) merged.Add(entries[last]);
            RawStream.Encode(run.Series, times, values, _arena, merged);
        }
    }

    /// <inheritdoc/>
    public void Join(ReadOnlySpan<BlockEntry> entries, List<BlockEntry> joined)
    {
        for (int i = 0; i < entries.Length;)
        {
            int end = i, count = 0;
            while (end < entries.Length && !entries[end].IsDamaged && count + entries[end].Count <= BlockEntry.LargestCount) count += entries[end++].Count;
            if (end - i >= 2) MergeInto(entries.Slice(i, end - i), times: [], values: [], joined);
            else joined.Add(entries[i]);
            i = Math.Max(end, i + 1);
        }
    }

    /// <inheritdoc/>
    public void Check(in BlockEntry entry) => Decode([entry]);

    private void MergeInto(ReadOnlySpan<BlockEntry> entries, ReadOnlySpan<long> times, ReadOnlySpan<double> values, List<BlockEntry> merged)
    {
        if (entries.Length == 1 && (times.IsEmpty || entries[0].IsDamaged))
        {
            merged.Add(entries[0]);
            if (!times.IsEmpty) RawStream.Encode(entries[0].Series, times, values, _arena, merged);
            return;
        }

        int oldCount = Decode(entries), count = oldCount + times.Length;
        Reserve(ref _mergedTimes, ref _mergedValues, count);
        for (int old = 0, added = 0, place = 0; place < count; place++)
        {
            bool isOld = added == times.Length || (old < oldCount && _times[old] <= times[added]);
            _mergedTimes[place] = isOld ? _times[old] : times[added];
            _mergedValues[place] = isOld ? _values[old++] : values[added++];
        }

        RawStream.Encode(entries[0].Series, _mergedTimes.AsSpan(0, count), _mergedValues.AsSpan(0, count), _arena, merged);
    }

    // The first of the entries at the end that new samples are encoded together with; none when they become an entry of their own.
    private static int FirstToGrow(ReadOnlySpan<BlockEntry> entries, ReadOnlySpan<long> times)
    {
        int first = entries.Length;
        if (first == 0) return first;
        BlockEntry last = entries[first - 1];
        if (last.IsDamaged) return first - 1;
        int count = times.Length;
        while (first > 0 && !entries[first - 1].IsDamaged && entries[first - 1].Count <= Math.Min(EnoughSamples, Math.Max(FewSamples, 2 * count)))
        {
            count += entries[--first].Count;
        }

        bool isLate = first == entries.Length && times[0] < last.Last;
        return isLate ? first - 1 : first;
    }

    private int Decode(ReadOnlySpan<BlockEntry> entries)
    {
        int count = 0;
        foreach (BlockEntry entry in entries) count += entry.Count;
        Reserve(ref _times, ref _values, count);
        int place = 0;
        foreach (BlockEntry entry in entries)
        {
            RawStream.Decode(entry, _times.AsSpan(place, entry.Count), _values.AsSpan(place, entry.Count));
            place += entry.Count;
        }

        return count;
    }

    private static void Reserve(ref long[] times, ref double[] values, int count)
    {
        if (times.Length >= count) return;
        times = new long[count];
        values = new double[count];
    }
}
