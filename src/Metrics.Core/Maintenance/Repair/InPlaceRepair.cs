using MetricsTools.Model;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>Repairs a store whose pages SQLite can read, in short transactions, while others use it.</summary>
internal static class InPlaceRepair
{
    /// <summary>Repairs what is damaged, and counts what there is then.</summary>
    public static StoreRepairReport Run(SqliteDatabase database, MaintenanceOptions options, RepairLog log)
    {
        var context = new RepairContext(database, options, log);
        var definitions = new DefinitionRepair(context);
        definitions.Run();
        HashSet<long> recorded = new HotRepair(context).Run();
        BlockRepair[] repairs = [.. context.Tiers.Select(tier => new BlockRepair(context, tier))];
        SpanRepair[] spans = [.. context.Tiers.Select(tier => new SpanRepair(context, tier))];
        foreach (SpanRepair span in spans) span.Attach();
        foreach (BlockRepair repair in repairs)
        {
            repair.Run();
            recorded.UnionWith(repair.Series);
        }

        LostRange[][] lost = new LostRange[spans.Length][];
        for (int i = 0; i < spans.Length; i++)
        {
            spans[i].Count([.. repairs[i].Lost.Select(static one => one.Span.Start)]);
            lost[i] = [.. repairs[i].Lost, .. spans[i].Lost];
        }

        NameLostSeries(context, lost[0]);
        for (int i = 1; i < spans.Length; i++)
        {
            new RollupRebuild(context, context.Tiers[i - 1], context.Tiers[i]).Run(lost[i]);
            spans[i].Count([.. lost[i].Select(static one => one.Span.Start)]);
        }

        definitions.AddMissing(recorded);
        if (database.Write(() => new Watermarks(database, new MetricTable(database)).BringBack(UnixTime.Now(options.Time))))
        {
            log.Note("What is kept was said to begin in the future, as after a clock that was wrong. It begins tomorrow now.");
        }

        return Report(context, log);
    }

    // A block without its directory does not say which series it held; their hours do.
    private static void NameLostSeries(RepairContext context, IEnumerable<LostRange> lost)
    {
        BlockTier hours = context.Tiers[(int)StoreTier.Hour];
        foreach (LostRange one in lost.Where(static one => one.First != one.Last))
        {
            IEnumerable<long> ids = context.Spans.Touching(StoreTier.Hour, one.Range).SelectMany(span => hours.Blocks.Of(span.Place));
            foreach (long id in ids)
            {
                context.Log.Lose(StoreTier.Raw, 0, hours.Editor.Read(id, out _)
                    .Where(entry => entry.Series >= one.First && entry.Series <= one.Last && entry.First < one.Range.End && entry.Last >= one.Range.Start).Select(static entry => entry.Series));
            }
        }
    }

    private static StoreRepairReport Report(RepairContext context, RepairLog log)
    {
        long hot = 0;
        new HotLog(context.Database).Read(long.MinValue, (_, samples) =>
        {
            hot += samples.Count;
            return true;
        });
        return new StoreRepairReport
        {
            Steps = log.Steps,
            KeptSamples = hot + Kept(context, StoreTier.Raw),
            LostSamples = log.LostOf(StoreTier.Raw),
            KeptHours = Kept(context, StoreTier.Hour),
            LostHours = log.LostOf(StoreTier.Hour),
            KeptDays = Kept(context, StoreTier.Day),
            LostDays = log.LostOf(StoreTier.Day),
            RebuiltRollups = log.Rebuilt,
            LostSeries = [.. log.Series.Select(id => NameOf(context.Database, id))],
        };
    }

    private static long Kept(RepairContext context, StoreTier tier) => context.Spans.All(tier).Sum(static span => span.Samples);

    private static string NameOf(SqliteDatabase database, long id)
    {
        SqliteStatement select = database.Prepare("SELECT name, tags FROM series JOIN metric ON metric.id = metric WHERE series.id = ?1").Bind(1, id);
        string name = !select.Step() ? FormattableString.Invariant($"series {id}") : select.Text(1).Length == 0 ? select.Text(0) : $"{select.Text(0)}{{{select.Text(1)}}}";
        select.Reset();
        return name;
    }
}
