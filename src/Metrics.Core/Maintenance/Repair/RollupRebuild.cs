using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Blocks;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>Computes lost hours anew from samples, and lost days from hours, where these are kept: as they were, since what is merged is exact.</summary>
internal sealed class RollupRebuild(RepairContext context, BlockTier source, BlockTier target)
{
    private readonly long _length = target.Blocks.Tier.BucketLength();
    private readonly SetSeries _sets = new(context.Database);

    /// <summary>Computes what was lost.</summary>
    public void Run(IEnumerable<LostRange> lost)
    {
        long count = 0;
        foreach (LostRange one in lost)
        {
            context.GoOn();
            count += context.Database.Write(() => Rebuild(one));
        }

        if (count == 0) return;
        context.Log.Rebuild(target.Blocks.Tier, count);
        context.Log.Note($"{count} {(target.Blocks.Tier == StoreTier.Hour ? "hours were computed anew from samples" : "days were computed anew from hours")}.");
    }

    private long Rebuild(LostRange lost)
    {
        long first = RollupMerge.NumberOf(lost.Range.Start, _length), last = RollupMerge.NumberOf(lost.Range.End - 1, _length), count = 0;
        var range = new TimeRange(first * _length, last >= long.MaxValue / _length - 1 ? long.MaxValue : (last + 1) * _length);
        var bySeries = new Dictionary<long, SortedDictionary<long, Rollup>>();
        foreach (StoreSpan span in context.Spans.Touching(source.Blocks.Tier, range))
        {
            foreach (IGrouping<long, BlockEntry> series in EntriesOf(span, lost).GroupBy(static entry => entry.Series))
            {
                if (!bySeries.TryGetValue(series.Key, out SortedDictionary<long, Rollup>? found)) bySeries.Add(series.Key, found = []);
                Collect(series, KeptFrom(series.Key), range, _sets.Contains(series.Key), found);
            }
        }

        context.Database.Execute("UPDATE meta SET change = change + 1");
        foreach (KeyValuePair<long, SortedDictionary<long, Rollup>> series in bySeries) count += Put(lost, series.Key, series.Value);
        return count;
    }

    private IEnumerable<BlockEntry> EntriesOf(StoreSpan span, LostRange lost)
    {
        List<long> ids = source.Blocks.Of(span.Place);
        for (int i = 0; i < ids.Count; i++)
        {
            bool endsBefore = i + 1 < ids.Count && BlockTable.SeriesOf(ids[i + 1]) <= lost.First;
            if (endsBefore || BlockTable.SeriesOf(ids[i]) > lost.Last) continue;
            foreach (BlockEntry entry in source.Editor.Read(ids[i], out _))
            {
                if (entry.Series >= lost.First && entry.Series <= lost.Last) yield return entry;
            }
        }
    }

    private void Collect(IEnumerable<BlockEntry> entries, long from, TimeRange range, bool isSet, SortedDictionary<long, Rollup> found)
    {
        if (source.Blocks.Tier == StoreTier.Raw)
        {
            foreach (BlockEntry entry in entries)
            {
                var (times, values) = (new long[entry.Count], new double[entry.Count]);
                RawStream.Decode(entry, times, values);
                for (int i = 0; i < times.Length; i++)
                {
                    if (times[i] >= from && range.Contains(times[i])) Get(times[i]).Add(new Sample(times[i], values[i]));
                }
            }
        }
        else
        {
            foreach (Rollup hour in RollupEntries.Read(entries, source.Blocks.Tier.BucketLength()).Values)
            {
                if (hour.Start >= from && range.Contains(hour.Start)) Get(hour.Start).Add(hour);
            }
        }

        Rollup Get(long time)
        {
            long number = RollupMerge.NumberOf(time, _length);
            if (found.TryGetValue(number, out Rollup? rollup)) return rollup;
            found.Add(number, rollup = new Rollup { Start = number * _length });
            if (isSet) rollup.CountMembers();
            return rollup;
        }
    }

    // What is still there stays as it is.
    private long Put(LostRange lost, long series, SortedDictionary<long, Rollup> rebuilt)
    {
        if (rebuilt.Count == 0) return 0;
        StoreTier tier = target.Blocks.Tier;
        StoreSpan span = context.Spans.Find(tier, lost.Span.Start) ?? new StoreSpan(lost.Span, target.Blocks.FreePlace(lost.Span.Start), 0, 0, 0, 0, 0);
        SortedDictionary<long, Rollup> known = RollupEntries.Read(target.Editor.EntriesOf(span, series), _length);
        long count = 0;
        foreach (KeyValuePair<long, Rollup> one in rebuilt.Where(one => !known.ContainsKey(one.Key)).ToArray())
        {
            known.Add(one.Key, one.Value);
            count++;
        }

        if (count > 0) target.Editor.Replace(span, RollupEntries.Write(series, known, _length));
        return count;
    }

    // Of what is older, some may have been pruned.
    private long KeptFrom(long series)
    {
        string column = source.Blocks.Tier == StoreTier.Raw
            ? "SELECT raw_from FROM metric WHERE id = (SELECT metric FROM series WHERE series.id = ?1)"
            : "SELECT hour_from FROM meta WHERE ?1 = ?1";
        return context.Database.Prepare(column).Bind(1, series).ReadInteger() ?? long.MinValue;
    }
}
