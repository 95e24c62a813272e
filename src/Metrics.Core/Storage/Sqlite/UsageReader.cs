using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Counts what is stored of some series, by the directories of raw tier.Blocks.</summary>
internal sealed class UsageReader(BlockTier tier, SpanTable spans)
{
    /// <summary>The samples of series in tier.Blocks.</summary>
    /// <exception cref="MetricException">A block is damaged.</exception>
    public SampleExtent Read(HashSet<long> series)
    {
        var extent = default(SampleExtent);
        if (series.Count == 0) return extent;
        long lowest = series.Min(), highest = series.Max();
        List<StoreSpan> all = spans.All(StoreTier.Raw);
        using SqliteBlob parts = tier.Blocks.OpenParts();
        long first = long.MaxValue, last = long.MinValue;
        StoreSpan? newest = null;
        foreach (StoreSpan span in all)
        {
            long count = 0;
            foreach (long id in BlocksOf(span, lowest, highest))
            {
                foreach (BlockPlace place in tier.Blocks.ReadDirectory(parts, id).Places)
                {
                    if (series.Contains(place.Series)) count += place.Count;
                }
            }

            if (count == 0) continue;
            if (extent.Count == 0) first = ExtentOf(span, series, lowest, highest).First;
            extent = extent.With(count, first, first);
            newest = span;
        }

        if (newest is { } end) last = ExtentOf(end, series, lowest, highest).Last;
        return extent.Count == 0 ? extent : extent with { Last = last };
    }

    private IEnumerable<long> BlocksOf(StoreSpan span, long lowest, long highest)
    {
        List<long> ids = tier.Blocks.Of(span.Place);
        for (int i = 0; i < ids.Count; i++)
        {
            bool endsBefore = i + 1 < ids.Count && BlockTable.SeriesOf(ids[i + 1]) <= lowest;
            if (!endsBefore && BlockTable.SeriesOf(ids[i]) <= highest) yield return ids[i];
        }
    }

    private SampleExtent ExtentOf(StoreSpan span, HashSet<long> series, long lowest, long highest)
    {
        var extent = default(SampleExtent);
        foreach (long id in BlocksOf(span, lowest, highest))
        {
            foreach (BlockEntry entry in tier.Editor.Read(id, out _))
            {
                if (!series.Contains(entry.Series)) continue;
                extent = extent.With(entry.Count, entry.First, entry.Last);
            }
        }

        return extent;
    }
}
