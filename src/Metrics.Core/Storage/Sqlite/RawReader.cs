using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Copies the streams of series out of raw blocks and the hot log, each time in one transaction.</summary>
internal sealed class RawReader(SqliteDatabase database, BlockCache blocks, HotCache hot, Watermarks watermarks)
{
    // A range of which a share is taken; beyond these milliseconds a double does not tell one from the next.
    private const double LongestCut = 1e15;

    /// <summary>The beginning of a range of some series of one metric, with at most about as many samples as asked for, or all of it.</summary>
    /// <param name="series">The series.</param>
    /// <param name="range">The range.</param>
    /// <param name="most">About how many samples to read at most.</param>
    /// <param name="unit">What the window ends at a multiple of, unless it is all of the range, in milliseconds.</param>
    public SampleWindow ReadFirst(IReadOnlyList<long> series, TimeRange range, long most, long unit) => Read(series, (meta, kept) =>
    {
        range = range with { Start = Math.Max(range.Start, kept.Raw) };
        long end = range.End, count = 0;
        var touched = new List<SpanBlocks>();
        foreach (SpanBlocks span in blocks.Touching(meta, range))
        {
            long more = Count(span, series, range);
            if (count + more > most && touched.Count > 0)
            {
                end = span.Span.Span.StartTime;
                break;
            }

            if (more == 0) continue;
            touched.Add(span);
            count += more;
            if (count <= most) continue;
            end = Cut(span, series, range, (double)most / more, unit);
            break;
        }

        Sample[][] recent = ReadHot(series, range with { End = end });
        foreach (Sample[] samples in recent) end = Math.Min(end, CutHot(samples, (int)Math.Min(int.MaxValue, most / series.Count), end, unit));
        if (end == range.End) return Copy(series, touched, recent, range, kept);

        // What is read on afterwards may be days by then.
        if (unit > 1 && end > long.MinValue + UnixTime.Day && FloorOf(end, UnixTime.Day) is long day && day > range.Start) end = day;
        range = range with { End = end };
        return Copy(series, touched, ReadHot(series, range), range, kept);
    });

    /// <summary>The end of a range of a series, with at least as many samples as asked for, or all of it.</summary>
    public SampleWindow ReadLast(long series, TimeRange range, int count) => Read([series], (meta, kept) =>
    {
        range = range with { Start = Math.Max(range.Start, kept.Raw) };
        List<SpanBlocks> touched = [.. blocks.Touching(meta, range)];
        long certain = 0;
        int first = touched.Count;
        while (first > 0 && certain < count)
        {
            var entries = new List<BlockEntry>();
            HourSpan span = touched[--first].Span.Span;
            touched[first].AddEntries(series, range, entries);

            // Where the range begins or ends, an entry may hold samples outside of it too.
            bool isInside = range.Start <= span.StartTime && span.EndTime <= range.End;
            certain += entries.Where(entry => isInside || (range.Contains(entry.First) && range.Contains(entry.Last))).Sum(static entry => (long)entry.Count);
        }

        return Copy([series], touched.GetRange(first, touched.Count - first), ReadHot([series], range), range, kept);
    });

    /// <summary>How many samples the streams of series that touch a range have; no more are counted when there are more than <paramref name="most"/>.</summary>
    public long Count(IReadOnlyList<long> series, TimeRange range, long most) => Read(series, (meta, kept) =>
    {
        range = range with { Start = Math.Max(range.Start, kept.Raw) };
        long count = 0;
        foreach (long id in series) count += hot.Read(id, range).Length;
        foreach (SpanBlocks span in blocks.Touching(meta, range))
        {
            if (count > most) break;
            count += Count(span, series, range);
        }

        return count;
    });

    private static long Count(SpanBlocks span, IReadOnlyList<long> series, TimeRange range)
    {
        long count = 0;
        foreach (long id in series) count += span.Count(id, range);
        return count;
    }

    // A moment that leaves about a share of a span's samples before it, and at least those of the first unit. It lies before the newest sample of the series:
    // what is appended to them meanwhile, in the order of time, is read afterwards.
    private static long Cut(SpanBlocks blocks, IReadOnlyList<long> series, TimeRange range, double share, long unit)
    {
        StoreSpan span = blocks.Span;
        long first = Math.Max(range.Start, span.First), end = Math.Min(range.End, span.Span.EndTime), last = long.MinValue;
        foreach (long id in series) last = Math.Max(last, blocks.LastOf(id));
        double length = Math.Min(end, (double)last) - first;
        if (length > LongestCut) return end;
        long cut = FloorOf(first + (long)(Math.Max(0, length) * share), unit);
        return Math.Min(end, Math.Max(cut, FloorOf(first, unit) + unit));
    }

    // The same for samples of the hot log.
    private static long CutHot(Sample[] samples, int most, long end, long unit) =>
        samples.Length <= most ? end : Math.Min(end, Math.Max(FloorOf(samples[most].Timestamp, unit), FloorOf(samples[0].Timestamp, unit) + unit));

    private static long FloorOf(long time, long unit) => RollupMerge.NumberOf(time, unit) * unit;

    private Sample[][] ReadHot(IReadOnlyList<long> series, TimeRange range)
    {
        var recent = new Sample[series.Count][];
        for (int i = 0; i < recent.Length; i++) recent[i] = hot.Read(series[i], range);
        return recent;
    }

    private SampleWindow Copy(IReadOnlyList<long> series, List<SpanBlocks> spans, Sample[][] hotSamples, TimeRange range, StoredFrom kept)
    {
        long first = long.MaxValue, last = long.MinValue, count = 0;
        foreach (SpanBlocks span in spans)
        {
            first = Math.Min(first, span.Span.First);
            last = Math.Max(last, span.Span.Last);
        }

        var parts = new SampleWindow.Part[series.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            var entries = new List<BlockEntry>();
            foreach (SpanBlocks span in spans) count += span.AddEntries(series[i], range, entries);
            Sample[] recent = hotSamples[i];
            parts[i] = new SampleWindow.Part(series[i], entries, recent);
            if (recent.Length == 0) continue;
            count += recent.Length;
            first = Math.Min(first, recent[0].Timestamp);
            last = Math.Max(last, recent[recent.Length - 1].Timestamp);
        }

        first = Math.Max(first, range.Start);
        TimeRange extent = count == 0 ? range with { End = range.Start } : new TimeRange(first, last < range.End ? last + 1 : range.End);
        return new SampleWindow(database.Path, parts) { Range = range, Extent = extent, Kept = kept, Count = count };
    }

    private T Read<T>(IReadOnlyList<long> series, Func<StoreMeta, StoredFrom, T> work) => database.Read(() =>
    {
        StoreMeta meta = hot.Refresh();
        try
        {
            return work(meta, series.Count == 0 ? StoredFrom.Ever : watermarks.OfSeries(series[0], meta));
        }
        finally
        {
            blocks.EndTransaction();
        }
    });
}
