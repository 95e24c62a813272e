using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Copies the streams of a series out of raw blocks and the hot log, each time in one transaction.</summary>
internal sealed class RawReader(SqliteDatabase database, BlockTable blocks, SpanTable spans, HotCache hot, Watermarks watermarks)
{
    /// <summary>The beginning of a range of a series, with about as many samples as asked for, or all of it.</summary>
    public SampleWindow ReadFirst(long series, TimeRange range, long count) => database.Read(() =>
    {
        range = Kept(series, range);
        var entries = new List<BlockEntry>();
        using SqliteBlob parts = blocks.OpenParts();
        TimeRange answered = range;
        foreach (StoreSpan span in spans.Touching(StoreTier.Raw, range))
        {
            if (Count(entries) >= count)
            {
                answered = range with { End = span.Span.StartTime };
                break;
            }

            if (AddEntries(parts, span.Place, series, range, entries, count) is { } end)
            {
                answered = range with { End = end };
                break;
            }
        }

        return CutHot(entries, hot.Read(series, answered), answered, count);
    });

    /// <summary>The end of a range of a series, with at least as many samples as asked for, or all of it.</summary>
    public SampleWindow ReadLast(long series, TimeRange range, int count) => database.Read(() =>
    {
        range = Kept(series, range);
        var entries = new List<BlockEntry>();
        using SqliteBlob parts = blocks.OpenParts();
        List<StoreSpan> touched = spans.Touching(StoreTier.Raw, range);
        long certain = 0;
        for (int i = touched.Count - 1; i >= 0; i--)
        {
            var ofSpan = new List<BlockEntry>();
            AddEntries(parts, touched[i].Place, series, range, ofSpan, long.MaxValue);
            entries.InsertRange(0, ofSpan);

            // Where the range begins or ends, an entry may hold samples outside of it too.
            bool isInside = range.Start <= touched[i].Span.StartTime && touched[i].Span.EndTime <= range.End;
            certain += Count(ofSpan.Where(entry => isInside || (range.Contains(entry.First) && range.Contains(entry.Last))));
            if (certain >= count) break;
        }

        return new SampleWindow(entries, hot.Read(series, range), range);
    });

    // Where the hot log holds more than is asked for, the window ends before the first moment of what is too much.
    private static SampleWindow CutHot(List<BlockEntry> entries, Sample[] recent, TimeRange range, long count)
    {
        int end = (int)Math.Min(count, recent.Length);
        while (end < recent.Length && recent[end].Timestamp == recent[0].Timestamp) end++;
        if (end == recent.Length) return new SampleWindow(entries, recent, range);
        range = range with { End = recent[end].Timestamp };
        return new SampleWindow(entries, [.. recent.TakeWhile(sample => sample.Timestamp < range.End)], range);
    }

    private TimeRange Kept(long series, TimeRange range) => range with { Start = Math.Max(range.Start, watermarks.OfSeries(series, hot.Refresh()).Raw) };

    private static long Count(IEnumerable<BlockEntry> entries) => entries.Sum(static entry => (long)entry.Count);

    // Gives the time from which on entries were left out because there are enough, if any were.
    private long? AddEntries(SqliteBlob parts, int spanPlace, long series, TimeRange range, List<BlockEntry> entries, long enough)
    {
        if (blocks.Find(spanPlace, series) is not { } id) return null;
        BlockDirectory directory = blocks.ReadDirectory(parts, id);
        byte[]? page = null;
        int loaded = -1;
        for (int i = directory.IndexOf(series); i < directory.Places.Length && directory.Places[i].Series == series; i++)
        {
            BlockPlace place = directory.Places[i];
            if (place.First >= range.End || place.Last < range.Start) continue;
            bool mayCut = entries.Count > 0 && place.First > entries[entries.Count - 1].Last;
            if (mayCut && Count(entries) >= enough) return place.First;
            if (place.Page != loaded) page = blocks.ReadPage(parts, id, directory.Pages[place.Page], series);
            loaded = place.Page;
            entries.Add(place.EntryIn(page));
        }

        return null;
    }
}
