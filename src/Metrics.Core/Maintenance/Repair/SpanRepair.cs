using MetricsTools.Model;
using MetricsTools.Storage.Blocks;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>Makes the rows of <c>span</c> agree with the blocks.</summary>
internal sealed class SpanRepair(RepairContext context, BlockTier tier)
{
    private readonly StoreTier _tier = tier.Blocks.Tier;

    /// <summary>Where spans held more than their blocks do.</summary>
    public List<LostRange> Lost { get; } = [];

    /// <summary>Gives blocks a span that have none and must have had one, and removes spans that have no blocks.</summary>
    public void Attach() => context.Database.Write(() =>
    {
        List<StoreSpan> known = context.Spans.All(_tier);
        var places = new List<int>();
        for (int? next = tier.Blocks.NextPlace(int.MinValue); next is { } place; next = tier.Blocks.NextPlace(place + 1L)) places.Add(place);
        foreach (StoreSpan empty in known.Where(span => !places.Contains(span.Place)))
        {
            context.Spans.Remove(_tier, empty.Span.Start);
            Lose(empty.Span, empty.Samples);
            context.Log.Note($"The {tier.Blocks.Table} span of {UnixTime.ToText(empty.Span.StartTime)} has no blocks left.");
        }

        var taken = new HashSet<int>(known.Select(static span => span.Place));
        StoreSpan[] loose = [.. places.Where(place => !taken.Contains(place)).Select(Measure).Where(static span => span.Samples > 0)];

        // Blocks in the time of a span that is known were merged into it, or were about to be.
        StoreSpan[] lost = [.. loose.Where(one => !known.Exists(span => span.Samples > 0 && places.Contains(span.Place) && Overlap(span, one)))];
        foreach (StoreSpan span in Choose(lost))
        {
            context.Spans.Put(_tier, span);
            context.Log.Note($"The {tier.Blocks.Table} span of {UnixTime.ToText(span.Span.StartTime)} was not known any more, and was found again.");
        }

        return true;
    });

    /// <summary>Counts what the blocks of each span hold.</summary>
    /// <param name="repaired">The first hours of spans whose blocks were repaired, so that nobody wonders at their counts.</param>
    public void Count(HashSet<int> repaired)
    {
        foreach (StoreSpan span in context.Spans.All(_tier))
        {
            context.GoOn();
            if (AsCounted(span) == span) continue;
            context.Database.Write(() =>
            {
                if (context.Spans.Find(_tier, span.Span.Start) is not { } current) return false;
                StoreSpan counted = AsCounted(current);
                context.Database.Execute("UPDATE meta SET change = change + 1");
                if (counted.Samples == 0) context.Spans.Remove(_tier, span.Span.Start);
                else context.Spans.Put(_tier, counted);
                if (repaired.Contains(span.Span.Start)) return true;
                if (counted.Samples < current.Samples) Lose(span.Span, current.Samples - counted.Samples);
                context.Log.Note($"The {tier.Blocks.Table} span of {UnixTime.ToText(span.Span.StartTime)} was counted anew.");
                return true;
            });
        }
    }

    // Which series it was of, nobody can tell.
    private void Lose(HourSpan span, long count)
    {
        context.Log.Lose(_tier, count, []);
        Lost.Add(new LostRange(_tier, span, 0, uint.MaxValue, new TimeRange(span.StartTime, span.EndTime)));
    }

    // Of spans that share time, those that were merged into one hold no more than it; one that is not complete holds less than them.
    private static List<StoreSpan> Choose(StoreSpan[] spans)
    {
        var chosen = new List<StoreSpan>();
        foreach (StoreSpan span in spans.OrderByDescending(static span => span.Span.Length).ThenByDescending(static span => span.Samples))
        {
            if (chosen.Exists(one => Overlap(one, span))) continue;
            long others = spans.Where(one => one != span && Overlap(one, span)).Sum(static one => one.Samples);
            if (others <= span.Samples) chosen.Add(span);
        }

        return chosen;
    }

    private static bool Overlap(StoreSpan one, StoreSpan other) => one.Span.Start < other.Span.End && other.Span.Start < one.Span.End;

    private StoreSpan AsCounted(StoreSpan span)
    {
        StoreSpan counted = Measure(span.Place);
        return span with { Samples = counted.Samples, Bytes = counted.Bytes, First = counted.First, Last = counted.Last };
    }

    // What the blocks at a place say: the first hour, and how far they reach, in lengths that spans begin with.
    private StoreSpan Measure(int place)
    {
        var extent = default(SampleExtent);
        long bytes = 0;
        int start = place;
        using SqliteBlob parts = tier.Blocks.OpenParts();
        foreach (long id in tier.Blocks.Of(place))
        {
            try
            {
                start = tier.Blocks.ReadDirectory(parts, id).StartHour;
                List<BlockEntry> entries = tier.Editor.Read(id, out int length);
                bytes += length;
                foreach (BlockEntry entry in entries) extent = extent.With(entry.Count, entry.First, entry.Last);
            }
            catch (MetricException exception) when (exception.Id == ErrorId.StoreCorrupt)
            {
                // It has no directory, and says nothing.
            }
        }

        int unit = _tier.SpanHours(), end = extent.Count == 0 ? start + unit : HourSpan.HourOf(extent.Last) + 1;
        return new StoreSpan(new HourSpan(start, Math.Max(1, (end - start + unit - 1) / unit) * unit), place, extent.Count, bytes, extent.First, extent.Last, 0);
    }
}
