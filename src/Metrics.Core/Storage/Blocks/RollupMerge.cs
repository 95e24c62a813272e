using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>Puts samples into the hours or days of a series: those that are there are merged into, never computed anew.</summary>
/// <param name="bucketLength">The length of an hour or a day, in milliseconds.</param>
internal sealed class RollupMerge(long bucketLength) : IEntryMerge
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
        ReadOnlySpan<HourRun> hours = samples.Hours.Of(run);
        int place = 0;
        for (int start = 0, end; start < hours.Length; start = end)
        {
            long number = NumberOf(hours[start]);
            for (end = start + 1; end < hours.Length && NumberOf(hours[end]) == number; end++)
            {
            }

            while (place < _rows.Count && _rows[place].Number < number) place++;
            if (place < _rows.Count && _rows[place].Number == number)
            {
                _rows[place] = Sum(number, _rows[place], hours.Slice(start, end - start));
            }
            else
            {
                bool isWhole = bucketLength == UnixTime.Hour;
                _rows.Insert(place, isWhole ? hours[start].Row : Sum(number, null, hours.Slice(start, end - start)));
            }
        }

        merged.Add(RollupStream.Write(run.Series, bucketLength, _rows, _arena));
    }

    /// <inheritdoc/>
    public void Join(ReadOnlySpan<BlockEntry> entries, List<BlockEntry> joined)
    {
        ReadRows(entries, joined);
        if (_rows.Count > 0) joined.Add(RollupStream.Write(entries[0].Series, bucketLength, _rows, _arena));
    }

    /// <inheritdoc/>
    public void Check(in BlockEntry entry) => RollupEntries.Read([entry], bucketLength);

    private long NumberOf(in HourRun hour) => bucketLength == UnixTime.Hour ? hour.Number : NumberOf(hour.Number * UnixTime.Hour, bucketLength);

    private RollupRow Sum(long number, RollupRow? existing, ReadOnlySpan<HourRun> hours)
    {
        _rollup.Reset(number * bucketLength);
        existing?.AddTo(_rollup);
        foreach (HourRun hour in hours) hour.Row.AddTo(_rollup);
        return RollupRow.Of(_rollup, bucketLength, _arena);
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
