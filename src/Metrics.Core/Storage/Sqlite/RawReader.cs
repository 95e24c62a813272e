using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Copies the streams of series out of raw blocks and the hot log, each time in one transaction.</summary>
internal sealed class RawReader(SqliteDatabase database, BlockCache blocks, HotCache hot, Watermarks watermarks)
{
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
            end = Cut(span, series, range, most, unit);
            break;
        }

        Sample[][] recent = ReadHot(series, range with { End = end });
        foreach (Sample[] samples in recent) end = Math.Min(end, CutHot(samples, (int)Math.Min(int.MaxValue, most / series.Count), end, unit));
        if (end == range.End) return Copy(series, touched, recent, range);

        // What is read on afterwards may be days by then.
        long first = touched.Count == 0 ? range.Start : Math.Max(range.Start, touched[0].Span.First);
        if (unit > 1 && end > long.MinValue + UnixTime.Day && FloorOf(end, UnixTime.Day) is long day && day > first) end = day;
        range = range with { End = end };
        return Copy(series, touched, ReadHot(series, range), range);
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

        return Copy([series], touched.GetRange(first, touched.Count - first), ReadHot([series], range), range);
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

    // The last moment up to which a span has no more samples of the series than asked for, as if those of a stream lay evenly, but no moment of the first unit.
    // It does not lie far after the newest sample: what is appended meanwhile, in the order of time, is read afterwards.
    private static long Cut(SpanBlocks blocks, IReadOnlyList<long> series, TimeRange range, long most, long unit)
    {
        long first = Math.Max(range.Start, blocks.Span.First), end = Math.Min(range.End, blocks.Span.Span.EndTime);
        var streams = new List<SampleExtent>();
        foreach (long id in series) blocks.AddExtents(id, range, streams);
        double limit = CountBefore(streams, first) + most;
        long low = RollupMerge.NumberOf(first, unit) + 1, high = RollupMerge.NumberOf(Math.Min(end, blocks.Span.Last + 1), unit);
        while (low < high)
        {
            long middle = low + ((high - low + 1) / 2);
            if (CountBefore(streams, StartOf(middle, unit)) <= limit) low = middle;
            else high = middle - 1;
        }

        return Math.Min(end, StartOf(low, unit));
    }

    private static double CountBefore(List<SampleExtent> streams, long time)
    {
        double count = 0;
        foreach (SampleExtent stream in streams)
        {
            if (stream.Last < time) count += stream.Count;
            else if (stream.First < time) count += stream.Count * (((double)time - stream.First) / ((double)stream.Last - stream.First + 1));
        }

        return count;
    }

    // The same for samples of the hot log.
    private static long CutHot(Sample[] samples, int most, long end, long unit) =>
        samples.Length <= most ? end : Math.Min(end, Math.Max(FloorOf(samples[most].Timestamp, unit), StartOf(RollupMerge.NumberOf(samples[0].Timestamp, unit) + 1, unit)));

    private static long StartOf(long number, long unit) => number > long.MaxValue / unit ? long.MaxValue : number * unit;

    private static long FloorOf(long time, long unit) => RollupMerge.NumberOf(time, unit) * unit;

    private Sample[][] ReadHot(IReadOnlyList<long> series, TimeRange range)
    {
        var recent = new Sample[series.Count][];
        for (int i = 0; i < recent.Length; i++) recent[i] = hot.Read(series[i], range);
        return recent;
    }

    private SampleWindow Copy(IReadOnlyList<long> series, List<SpanBlocks> spans, Sample[][] hotSamples, TimeRange range)
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
        return new SampleWindow(database.Path, parts) { Range = range, Extent = extent, Count = count };
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
