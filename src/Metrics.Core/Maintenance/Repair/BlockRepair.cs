using MetricsTools.Model;
using MetricsTools.Storage.Blocks;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>Removes what is damaged from the blocks of a tier: streams whose checksum is wrong or that cannot be decoded, and blocks without a directory.</summary>
internal sealed class BlockRepair(RepairContext context, BlockTier tier)
{
    private readonly StoreTier _tier = tier.Blocks.Tier;

    /// <summary>The series that there is anything of.</summary>
    public HashSet<long> Series { get; } = [];

    /// <summary>Where something was lost.</summary>
    public List<LostRange> Lost { get; } = [];

    /// <summary>Repairs the blocks of all spans.</summary>
    public void Run()
    {
        foreach (StoreSpan span in context.Spans.All(_tier))
        {
            foreach (long id in tier.Blocks.Of(span.Place))
            {
                context.GoOn();
                if (!IsSound(id)) context.Database.Write(() => Repair(span.Span.Start, id));
            }
        }
    }

    private bool IsSound(long id)
    {
        try
        {
            List<BlockEntry> entries = tier.Editor.Read(id, out _);
            Series.UnionWith(entries.Where(static entry => !entry.IsDamaged).Select(static entry => entry.Series));
            return !entries.Exists(IsDamaged);
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreCorrupt)
        {
            return false;
        }
    }

    private bool Repair(int start, long id)
    {
        if (context.Spans.Find(_tier, start) is not { } span || !tier.Blocks.Of(span.Place).Contains(id)) return false;
        context.Database.Execute("UPDATE meta SET change = change + 1");
        List<BlockEntry> damaged;
        try
        {
            damaged = tier.Editor.Read(id, out _).FindAll(IsDamaged);
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreCorrupt)
        {
            RemoveBlock(span, id);
            return true;
        }

        var kept = default(SampleExtent);
        tier.Editor.Remove(span, [id], IsDamaged, ref kept);
        foreach (BlockEntry entry in damaged)
        {
            var range = new TimeRange(entry.First, entry.Last + 1);
            Lost.Add(new LostRange(_tier, span.Span, entry.Series, entry.Series, range));
            context.Log.Lose(_tier, entry.Count, [entry.Series]);
            context.Log.Note($"Of series {entry.Series}, {entry.Count} {Things} from {UnixTime.ToText(range.Start)} on are damaged and were removed.");
        }

        return true;
    }

    private void RemoveBlock(StoreSpan span, long id)
    {
        List<long> ids = tier.Blocks.Of(span.Place);
        long next = ids.Find(other => other > id), last = next == 0 ? uint.MaxValue : BlockTable.SeriesOf(next) - 1;
        long count = span.Samples - ids.Where(other => other != id).Sum(CountOf);
        tier.Blocks.Remove(id);
        context.Spans.Put(_tier, span with { Samples = Math.Max(0, span.Samples - Math.Max(0, count)) });
        Lost.Add(new LostRange(_tier, span.Span, BlockTable.SeriesOf(id), last, new TimeRange(span.Span.StartTime, span.Span.EndTime)));
        context.Log.Lose(_tier, count, [BlockTable.SeriesOf(id)]);
        context.Log.Note(
            $"The {tier.Blocks.Table} block of {UnixTime.ToText(span.Span.StartTime)} that begins with series {BlockTable.SeriesOf(id)} has no directory and was removed, with about {Math.Max(0, count)} {Things}.");
    }

    private string Things => _tier switch
    {
        StoreTier.Raw => "samples",
        StoreTier.Hour => "hours",
        _ => "days",
    };

    private long CountOf(long id)
    {
        try
        {
            return tier.Editor.Read(id, out _).Sum(static entry => (long)entry.Count);
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreCorrupt)
        {
            return 0;
        }
    }

    private bool IsDamaged(BlockEntry entry)
    {
        if (entry.IsDamaged) return true;
        try
        {
            tier.Merge.Check(entry);
            return false;
        }
        catch (BlockFormatException)
        {
            return true;
        }
    }
}
