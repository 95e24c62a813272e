using System.Diagnostics;
using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Takes samples out of the hot log into blocks, each exactly once. There is no leader: whoever has the write lock does it.</summary>
internal sealed class Sealer(SqliteDatabase database, MetaTable meta, HotLog hot, SpanTable spans, IReadOnlyList<BlockEditor> tiers)
{
    /// <summary>The rows of one slice.</summary>
    public const int SliceRows = 4096;

    /// <summary>The bytes of the hot log of one slice.</summary>
    public const int SliceBytes = 1024 * 1024;

    private const int SliceSamples = 65_536;
    private const int SmallestSlice = 16_384;

    // Of a batch that goes straight into blocks, so many samples are sorted and encoded at a time.
    private const int WindowSamples = 1024 * 1024;

    // So that others wait for the lock no longer than for 20 ms.
    private const int MostBlocks = 256;

    // After which the next slice is smaller.
    private static readonly TimeSpan LongTime = TimeSpan.FromMilliseconds(12);

    private readonly SetSeries _sets = new(database);
    private int _slice = SliceSamples / 2;

    /// <summary>Seals the oldest rows, up to a slice, in one transaction; gives the number of samples, null when there is nothing to seal.</summary>
    public long? SealSlice()
    {
        using SqliteTransaction transaction = database.BeginWrite();
        var clock = Stopwatch.StartNew();
        long? count = SealWithin(_slice);
        transaction.Commit();
        if (clock.Elapsed > LongTime) _slice = Math.Max(SmallestSlice, _slice / 2);
        else if (clock.Elapsed < TimeSpan.FromTicks(LongTime.Ticks / 4)) _slice = Math.Min(SliceSamples, _slice * 2);
        return count;
    }

    /// <summary>Seals all rows, and puts samples into blocks after them, within the transaction that is open.</summary>
    public void AddWithin(ReadOnlySpan<SeriesSample> samples)
    {
        while (SealWithin(SliceSamples) is not null)
        {
        }

        for (int start = 0, length; start < samples.Length; start += length)
        {
            length = Math.Min(WindowSamples, samples.Length - start);
            Apply(samples.Slice(start, length), int.MaxValue);
        }
    }

    private long? SealWithin(int mostSamples)
    {
        while (true)
        {
            long lastId = 0;
            int rows = 0;
            var samples = new List<SeriesSample>();
            hot.Read(meta.Read().SealedId, (id, row) =>
            {
                if (rows > 0 && samples.Count + row.Count > mostSamples) return false;
                samples.AddRange(row);
                (lastId, rows) = (id, rows + 1);
                return rows < SliceRows;
            });
            if (rows == 0) return null;

            // A sparse prefix lies in many blocks: half of it in about half as many.
            if (!Apply(samples.ToArray(), rows > 1 ? MostBlocks : int.MaxValue))
            {
                mostSamples = samples.Count / 2;
                continue;
            }

            hot.RemoveSealed(lastId);
            return samples.Count;
        }
    }

    // The blocks are read and stored by this thread; what is between, which takes the most time, is done by all processors.
    private bool Apply(ReadOnlySpan<SeriesSample> batch, int mostBlocks)
    {
        if (batch.IsEmpty) return true;
        using var samples = new SampleRuns(batch);
        SpanEdit[] edits = [.. tiers.SelectMany(tier => samples.Cut(SpanMap(tier.Tier)).Select(tier.Plan))];
        if (edits.Sum(static edit => edit.Blocks.Count) > mostBlocks) return false;
        database.Prepare("UPDATE meta SET change = change + 1").Execute();
        samples.Summarise(_sets.Contains);
        foreach (SpanEdit edit in edits) edit.Editor.Load(edit);
        Merge(samples, edits);
        foreach (SpanEdit edit in edits) edit.Editor.Store(edit, samples);
        return true;
    }

    private void Merge(SampleRuns samples, SpanEdit[] edits)
    {
        var batches = new List<(int Tier, BlockEdit Block, int Batch)>();
        foreach (SpanEdit edit in edits)
        {
            foreach (BlockEdit block in edit.Blocks)
            {
                for (int i = 0; i < block.BatchCount; i++) batches.Add(((int)edit.Editor.Tier, block, i));
            }
        }

        Batches.Run(
            batches.Count,
            () => tiers.Select(static tier => tier.NewMerge()).ToArray(),
            (i, merges) => batches[i].Block.Merge(batches[i].Batch, samples, merges[batches[i].Tier]));
    }

    private Func<long, HourSpan> SpanMap(StoreTier tier)
    {
        List<StoreSpan> known = spans.All(tier);
        return time =>
        {
            int hour = HourSpan.HourOf(time), low = 0, high = known.Count;
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                if (known[middle].Span.Start <= hour) low = middle + 1;
                else high = middle;
            }

            return low > 0 && hour < known[low - 1].Span.End ? known[low - 1].Span : HourSpan.Of(time, tier.SpanHours());
        };
    }
}
