using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Reads the hours or days of a series out of blocks, and adds what is in the hot log.</summary>
internal sealed class RollupReader(SqliteDatabase database, IReadOnlyList<BlockTier> tiers, SpanTable spans, HotCache hot, Watermarks watermarks)
{
    // Hours or days of one transaction.
    private const int Many = 1024;

    private readonly SetSeries _sets = new(database);

    /// <summary>The beginning of the hours or days that a range touches, and where the rest begins, if there is any.</summary>
    public (List<Rollup> Rollups, long? Next) Read(long series, StoreTier tier, TimeRange range)
    {
        long length = tier.BucketLength();
        var whole = new TimeRange(StartOf(range.Start, length), range.End);
        bool isOfSet = false;
        (List<RollupRow> rows, Sample[] recent, long? next) = database.Read(() =>
        {
            StoredFrom kept = watermarks.OfSeries(series, hot.Refresh());
            whole = whole with { Start = Math.Max(whole.Start, tier == StoreTier.Hour ? kept.Hour : kept.Day) };
            isOfSet = _sets.Contains(series);
            return Copy(series, tiers[(int)tier], whole);
        });
        var rollups = new SortedDictionary<long, Rollup>();
        foreach (RollupRow row in rows)
        {
            if (row.Number * length < whole.Start || row.Number * length >= range.End) continue;
            row.AddTo(Get(rollups, row.Number, length, isOfSet));
        }

        foreach (Sample sample in recent) Get(rollups, RollupMerge.NumberOf(sample.Timestamp, length), length, isOfSet).Add(sample);
        return ([.. rollups.Values], next);
    }

    private static long StartOf(long time, long length) =>
        time < long.MinValue + length ? long.MinValue : RollupMerge.NumberOf(time, length) * length;

    private static Rollup Get(SortedDictionary<long, Rollup> rollups, long number, long length, bool isOfSet)
    {
        if (rollups.TryGetValue(number, out Rollup? rollup)) return rollup;
        rollups.Add(number, rollup = new Rollup { Start = number * length });
        if (isOfSet) rollup.CountMembers();
        return rollup;
    }

    private (List<RollupRow> Rows, Sample[] Hot, long? Next) Copy(long series, BlockTier tier, TimeRange range)
    {
        var rows = new List<RollupRow>();
        long? next = null;
        using SqliteBlob parts = tier.Blocks.OpenParts();
        foreach (StoreSpan span in spans.Touching(tier.Blocks.Tier, range))
        {
            if (rows.Count >= Many)
            {
                next = span.Span.StartTime;
                break;
            }

            foreach (BlockEntry entry in tier.Blocks.ReadEntries(parts, span.Place, series)) RollupStream.Read(entry, tier.Blocks.Tier.BucketLength(), rows);
        }

        // The last hour or day is answered as a whole.
        long length = tier.Blocks.Tier.BucketLength();
        long end = next ?? (range.End > long.MaxValue - length ? long.MaxValue : StartOf(range.End - 1, length) + length);
        return (rows, hot.Read(series, new TimeRange(range.Start, end)), next);
    }
}
