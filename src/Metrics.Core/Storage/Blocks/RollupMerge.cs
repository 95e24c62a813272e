using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>Puts samples into the hours or days of a series: those that are there are merged into, never computed anew.</summary>
/// <param name="bucketLength">The length of an hour or a day, in milliseconds.</param>
internal sealed class RollupMerge(long bucketLength) : IEntryMerge
{
    // More rows than so many that have more than a few samples are two entries; maintenance joins them.
    private const int ClosedRows = 8;

    // An entry of so many such rows is longer.
    private const int ClosedLength = 256;

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
        ReadOnlySpan<HourRun> hours = samples.Hours.Of(run);
        int closed = CountClosed(entries, NumberOf(hours[0]));
        foreach (BlockEntry entry in entries.Slice(0, closed)) merged.Add(entry);
        ReadRows(entries.Slice(closed), merged);
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

        WriteRows(run.Series, merged);
    }

    /// <inheritdoc/>
    public void Join(ReadOnlySpan<BlockEntry> entries, List<BlockEntry> joined)
    {
        ReadRows(entries, joined);
        Write(entries[0].Series, _rows, joined);
    }

    /// <inheritdoc/>
    public void Check(in BlockEntry entry) => RollupEntries.Read([entry], bucketLength);

    // The entries at the beginning that stay as they are: long ones, before the first hour or day that samples come to.
    private int CountClosed(ReadOnlySpan<BlockEntry> entries, long first)
    {
        int count = 0;
        while (count < entries.Length && !entries[count].IsDamaged && entries[count].Stream.Length >= ClosedLength && NumberOf(entries[count].Last, bucketLength) < first) count++;
        return count;
    }

    // Samples are about to come to the last row, which is better made anew without the others.
    private void WriteRows(long series, List<BlockEntry> merged)
    {
        int last = _rows.Count - 1, dense = 0;
        foreach (RollupRow row in _rows) dense += row.Samples.IsEmpty ? 1 : 0;
        if (dense > ClosedRows)
        {
            Write(series, _rows.GetRange(0, last), merged);
            _rows.RemoveRange(0, last);
        }

        Write(series, _rows, merged);
    }

    private void Write(long series, List<RollupRow> rows, List<BlockEntry> entries)
    {
        for (int start = 0; start < rows.Count; start += BlockEntry.LargestCount)
        {
            entries.Add(RollupStream.Write(series, bucketLength, rows.GetRange(start, Math.Min(BlockEntry.LargestCount, rows.Count - start)), _arena));
        }
    }

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
