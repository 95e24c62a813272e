using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Checks;

/// <summary>The checksums of what was recorded, which SQLite knows nothing of: every row of the hot log, and every directory and stream of every block.</summary>
internal sealed class BlockCheck : IStoreCheck
{
    /// <inheritdoc/>
    public string Name => "Blocks";

    /// <inheritdoc/>
    public IEnumerable<StoreCheckResult> Run(StoreCheckContext context) => context.Database.Read(() => RunWithin(context));

    private List<StoreCheckResult> RunWithin(StoreCheckContext context)
    {
        var findings = new List<StoreCheckResult>();
        var hot = new HotLog(context.Database);
        long rows = Look(context, "hot", id => DamageOf(hot, id), findings), blocks = 0;
        foreach (BlockTier tier in StoreTiers.Open(context.Database, new SpanTable(context.Database)))
        {
            blocks += Look(context, tier.Blocks.Table, id => DamageOf(tier, id), findings);
        }

        if (findings.Count == 0) findings.Add(new StoreCheckResult(Name, context.FileName, CheckStatus.Ok, $"The checksums of {blocks} blocks and {rows} rows of the hot log are right."));
        return findings;
    }

    private static List<MetricException> DamageOf(HotLog hot, long id)
    {
        hot.Read(id - 1, static (_, _) => false);
        return [];
    }

    private static List<MetricException> DamageOf(BlockTier tier, long id) =>
    [
        .. tier.Editor.Read(id, out _).Where(static entry => entry.IsDamaged).Select(static entry => entry.Series).Distinct()
            .Select(series => tier.Blocks.Damaged(id, "the checksum of a stream is wrong", series)),
    ];

    // What is damaged hides nothing that comes after it.
    private long Look(StoreCheckContext context, string table, Func<long, List<MetricException>> damageOf, List<StoreCheckResult> findings)
    {
        var ids = new List<long>();
        Try(() => ReadIds(context.Database, table, ids));
        foreach (long id in ids)
        {
            context.Options.Progress?.Invoke(-1);
            context.Options.Cancellation.ThrowIfCancellationRequested();
            Try(() => damageOf(id));
        }

        return ids.Count;

        void Try(Func<List<MetricException>> look)
        {
            try
            {
                findings.AddRange(look().Select(Finding));
            }
            catch (MetricException exception) when (StoreChecks.IsFinding(exception))
            {
                findings.Add(Finding(exception));
            }
        }

        StoreCheckResult Finding(MetricException exception) => new(Name, table, CheckStatus.Failed, exception.Message);
    }

    private static List<MetricException> ReadIds(SqliteDatabase database, string table, List<long> ids)
    {
        SqliteStatement select = database.Prepare($"SELECT id FROM {table} ORDER BY id");
        while (select.Step()) ids.Add(select.Integer(0));
        return [];
    }
}
