using MetricsTools.Model;
using MetricsTools.Storage.Blocks;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Checks;

/// <summary>
/// The checksums of what was recorded, which SQLite knows nothing of: every row of the hot log, and every directory and stream of every block; and whether spans
/// hold as much as they say, of series that there are.
/// </summary>
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
        var spans = new SpanTable(context.Database);
        var series = new HashSet<long>();
        foreach (BlockTier tier in StoreTiers.Open(context.Database, spans))
        {
            int before = findings.Count;
            var counts = new Dictionary<int, long>();
            blocks += Look(context, tier.Blocks.Table, id => DamageOf(tier, id, counts, series), findings);

            // Where a block cannot be read, its span holds less than it says.
            if (findings.Count == before) findings.AddRange(MiscountedSpans(tier, spans, counts));
        }

        series.ExceptWith(ReadIds(context.Database, "series"));
        if (series.Count > 0) findings.Add(new StoreCheckResult(Name, "series", CheckStatus.Failed, $"{series.Count} series have samples and no row, the first of them series {series.Min()}."));

        if (findings.Count == 0) findings.Add(new StoreCheckResult(Name, context.FileName, CheckStatus.Ok, $"The checksums of {blocks} blocks and {rows} rows of the hot log are right."));
        return findings;
    }

    private static List<MetricException> DamageOf(HotLog hot, long id)
    {
        hot.Read(id - 1, static (_, _) => false);
        return [];
    }

    private static List<MetricException> DamageOf(BlockTier tier, long id, Dictionary<int, long> counts, HashSet<long> series)
    {
        int place = BlockTable.PlaceOf(id);
        var damaged = new HashSet<long>();
        foreach (BlockEntry entry in tier.Editor.Read(id, out _))
        {
            counts[place] = (counts.TryGetValue(place, out long count) ? count : 0) + entry.Count;
            series.Add(entry.Series);
            if (entry.IsDamaged) damaged.Add(entry.Series);
        }

        return [.. damaged.Select(one => tier.Blocks.Damaged(id, "the checksum of a stream is wrong", one))];
    }

    private IEnumerable<StoreCheckResult> MiscountedSpans(BlockTier tier, SpanTable spans, Dictionary<int, long> counts) =>
        from span in spans.All(tier.Blocks.Tier)
        let count = counts.TryGetValue(span.Place, out long found) ? found : 0
        where count != span.Samples
        select new StoreCheckResult(
            Name, tier.Blocks.Table, CheckStatus.Failed, $"The span of {UnixTime.ToText(span.Span.StartTime)} says {span.Samples}, and its blocks hold {count}.");

    // What is damaged hides nothing that comes after it.
    private long Look(StoreCheckContext context, string table, Func<long, List<MetricException>> damageOf, List<StoreCheckResult> findings)
    {
        var ids = new List<long>();
        Try(() =>
        {
            ids.AddRange(ReadIds(context.Database, table));
            return [];
        });
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

    private static List<long> ReadIds(SqliteDatabase database, string table)
    {
        SqliteStatement select = database.Prepare($"SELECT id FROM {table} ORDER BY id");
        var ids = new List<long>();
        while (select.Step()) ids.Add(select.Integer(0));
        return ids;
    }
}
