using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>Puts samples into the hours or days of a series: those that are there are merged into, never computed anew.</summary>
/// <param name="bucketLength">The length of an hour or a day, in milliseconds.</param>
internal sealed class RollupMerge(long bucketLength) : IEntryMerge
{
    private readonly ByteWriter _arena = new();
    private readonly Rollup _rollup = new();
    private readonly List<(long Number, ReadOnlyMemory<byte> Bytes)> _records = [];

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
        ReadRecords(entries, merged);
        ReadOnlySpan<HourRun> hours = samples.Hours.Of(run);
        int place = 0;
        for (int start = 0, end; start < hours.Length; start = end)
        {
            long number = NumberOf(hours[start]);
            for (end = start + 1; end < hours.Length && NumberOf(hours[end]) == number; end++)
            {
            }

            while (place < _records.Count && _records[place].Number < number) place++;
            if (place < _records.Count && _records[place].Number == number)
            {
                _records[place] = (number, Sum(number, _records[place].Bytes, hours.Slice(start, end - start)));
            }
            else
            {
                bool isWhole = bucketLength == UnixTime.Hour;
                _records.Insert(place, (number, isWhole ? hours[start].Record : Sum(number, default, hours.Slice(start, end - start))));
            }
        }

        merged.Add(RollupStream.Write(run.Series, bucketLength, _records, _arena));
    }

    /// <inheritdoc/>
    public void Join(ReadOnlySpan<BlockEntry> entries, List<BlockEntry> joined)
    {
        ReadRecords(entries, joined);
        if (_records.Count > 0) joined.Add(RollupStream.Write(entries[0].Series, bucketLength, _records, _arena));
    }

    /// <inheritdoc/>
    public (long First, long Last) TimesOf(in BlockEntry entry)
    {
        if (entry.HasTimes || entry.IsDamaged) return (entry.First, entry.Last);
        _records.Clear();
        RollupStream.Read(entry, _records);
        return (_records[0].Number * bucketLength, _records[_records.Count - 1].Number * bucketLength);
    }

    private long NumberOf(in HourRun hour) => bucketLength == UnixTime.Hour ? hour.Number : NumberOf(hour.Number * UnixTime.Hour, bucketLength);

    private ReadOnlyMemory<byte> Sum(long number, ReadOnlyMemory<byte> existing, ReadOnlySpan<HourRun> hours)
    {
        _rollup.Reset(number * bucketLength);
        if (!existing.IsEmpty) RollupRecord.AddTo(existing.Span, _rollup.Start, bucketLength, _rollup);
        foreach (HourRun hour in hours) RollupRecord.AddTo(hour.Record.Span, hour.Number * UnixTime.Hour, UnixTime.Hour, _rollup);
        int start = _arena.Length;
        RollupRecord.Write(_rollup, bucketLength, _arena);
        return _arena.Kept(start);
    }

    // What is damaged stays as it is, beside the others.
    private void ReadRecords(ReadOnlySpan<BlockEntry> entries, List<BlockEntry> damaged)
    {
        _records.Clear();
        foreach (BlockEntry entry in entries)
        {
            if (entry.IsDamaged) damaged.Add(entry);
            else RollupStream.Read(entry, _records);
        }
    }
}
