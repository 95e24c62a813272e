using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>Puts samples into the hours or days of a series: those that are there are merged into, never computed anew.</summary>
/// <param name="bucketLength">The length of an hour or a day, in milliseconds.</param>
/// <param name="isOfSet">Whether a series is that of a Set.</param>
internal sealed class RollupMerge(long bucketLength, Predicate<long> isOfSet) : IEntryMerge
{
    private readonly ByteWriter _arena = new();
    private readonly Rollup _rollup = new();
    private readonly List<RollupRow> _rows = [];

    /// <summary>The number of the hour or day that a moment lies in.</summary>
    public static long NumberOf(long timestamp, long bucketLength)
    {
        long number = timestamp / bucketLength;
        return timestamp % bucketLength < 0 ? number - 1 : number;
    }

    /// <inheritdoc/>
    public void Begin() => _arena.Clear();

    /// <inheritdoc/>
    public void Merge(SampleRuns samples, SampleRun run, ReadOnlySpan<BlockEntry> entries, List<BlockEntry> merged)
    {
        ReadRows(entries, merged);
        bool isSet = isOfSet(run.Series);
        int place = 0, end = run.Start + run.Length;
        for (int i = run.Start; i < end;)
        {
            long number = NumberOf(samples.Times[i], bucketLength);
            while (place < _rows.Count && _rows[place].Number < number) place++;
            bool isThere = place < _rows.Count && _rows[place].Number == number;
            _rollup.Reset(number * bucketLength);
            if (isSet) _rollup.CountMembers();
            if (isThere) _rows[place].AddTo(_rollup);
            for (; i < end && NumberOf(samples.Times[i], bucketLength) == number; i++) _rollup.Add(new Sample(samples.Times[i], samples.Values[i]));
            RollupRow row = RollupRow.Of(_rollup, bucketLength, _arena);
            if (isThere) _rows[place] = row;
            else _rows.Insert(place, row);
        }

        merged.Add(RollupStream.Write(run.Series, bucketLength, _rows, _arena));
    }

    /// <inheritdoc/>
    public void Join(ReadOnlySpan<BlockEntry> entries, List<BlockEntry> joined)
    {
        ReadRows(entries, joined);
        if (_rows.Count > 0) joined.Add(RollupStream.Write(entries[0].Series, bucketLength, _rows, _arena));
    }

    // What is damaged stays as it is, beside the others.
    private void ReadRows(ReadOnlySpan<BlockEntry> entries, List<BlockEntry> damaged)
    {
        _rows.Clear();
        foreach (BlockEntry entry in entries)
        {
            if (entry.IsDamaged) damaged.Add(entry);
            else RollupStream.Read(entry, bucketLength, _rows);
        }
    }
}
