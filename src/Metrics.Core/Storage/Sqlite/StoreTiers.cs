using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The tables of blocks, and what belongs to each.</summary>
internal static class StoreTiers
{
    /// <summary>The tiers with a table each, in the order of <see cref="StoreTier"/>.</summary>
    public static BlockTier[] Open(SqliteDatabase database, SpanTable spans) =>
    [
        Open(database, spans, StoreTier.Raw, static () => new RawMerge()),
        Open(database, spans, StoreTier.Hour, static () => new RollupMerge(StoreTier.Hour.BucketLength())),
        Open(database, spans, StoreTier.Day, static () => new RollupMerge(StoreTier.Day.BucketLength())),
    ];

    /// <summary>The hours of the spans that samples begin.</summary>
    public static int SpanHours(this StoreTier tier) => tier switch
    {
        StoreTier.Raw => 4,
        StoreTier.Hour => 24,
        _ => 32 * 24,
    };

    /// <summary>The length of a bucket, in milliseconds.</summary>
    public static long BucketLength(this StoreTier tier) => tier == StoreTier.Hour ? UnixTime.Hour : UnixTime.Day;

    private static BlockTier Open(SqliteDatabase database, SpanTable spans, StoreTier tier, Func<IEntryMerge> newMerge)
    {
        var blocks = new BlockTable(database, tier);
        return new BlockTier(blocks, newMerge(), new BlockEditor(blocks, spans, newMerge));
    }
}
