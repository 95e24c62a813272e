using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The blocks of one span, as far as they were read since they changed last.</summary>
/// <param name="blocks">The tier's blocks.</param>
/// <param name="span">The span.</param>
/// <param name="parts">Reads parts of blocks.</param>
/// <param name="damage">What becomes of damage.</param>
internal sealed class SpanBlocks(BlockTable blocks, StoreSpan span, SqliteBlob parts, ReadDamage damage)
{
    // What a directory takes in memory for each of its entries.
    private const int PlaceLength = 128;

    private long[]? _ids;
    private ReadBlock?[] _blocks = [];

    /// <summary>The span.</summary>
    public StoreSpan Span => span;

    /// <summary>About how many bytes of memory were read.</summary>
    public long Held { get; private set; }

    /// <summary>How many samples, hours or days a series has in a range, with the others of the streams that touch it.</summary>
    /// <exception cref="MetricException">A block is damaged.</exception>
    public long Count(long series, TimeRange range)
    {
        long count = 0;
        if (Find(series) is not { } block) return 0;
        for (int i = block.Directory.IndexOf(series); i < block.Directory.Places.Length && block.Directory.Places[i].Series == series; i++)
        {
            if (Touches(block.Directory.Places[i], range)) count += block.Directory.Places[i].Count;
        }

        return count;
    }

    /// <summary>Adds how many samples, hours or days the streams of a series that touch a range have, and from when to when, to a list.</summary>
    /// <exception cref="MetricException">A block is damaged.</exception>
    public void AddExtents(long series, TimeRange range, List<SampleExtent> extents)
    {
        if (Find(series) is not { } block) return;
        for (int i = block.Directory.IndexOf(series); i < block.Directory.Places.Length && block.Directory.Places[i].Series == series; i++)
        {
            ref readonly BlockPlace place = ref block.Directory.Places[i];
            if (Touches(place, range)) extents.Add(new SampleExtent(place.Count, place.First, place.Last));
        }
    }

    /// <summary>Adds the entries of a series that touch a range to a list, and returns how many samples, hours or days they have.</summary>
    /// <exception cref="MetricException">A block is damaged.</exception>
    public long AddEntries(long series, TimeRange range, List<BlockEntry> entries)
    {
        long count = 0;
        if (Find(series) is not { } block) return 0;
        for (int i = block.Directory.IndexOf(series); i < block.Directory.Places.Length && block.Directory.Places[i].Series == series; i++)
        {
            BlockPlace place = block.Directory.Places[i];
            if (!Touches(place, range)) continue;
            if ((block.Entries[i] ??= ReadEntry(block, i)) is not { } entry) continue;
            entries.Add(entry);
            count += place.Count;
        }

        return count;
    }

    /// <summary>Adds the hours or days of a series in streams that touch a range to a list, and returns how many they are.</summary>
    /// <exception cref="MetricException">A block is damaged.</exception>
    public long AddRows(long series, TimeRange range, List<RollupRows> rows)
    {
        long count = 0;
        if (Find(series) is not { } block) return 0;
        for (int i = block.Directory.IndexOf(series); i < block.Directory.Places.Length && block.Directory.Places[i].Series == series; i++)
        {
            BlockPlace place = block.Directory.Places[i];
            if (!Touches(place, range)) continue;
            if ((block.Rows[i] ??= ReadRows(block, place)) is not { } read) continue;
            rows.Add(read);
            count += place.Count;
        }

        return count;
    }

    private static bool Touches(in BlockPlace place, TimeRange range) => place.First < range.End && place.Last >= range.Start;

    // Null where it is damaged and left out.
    private RollupRows? ReadRows(ReadBlock block, in BlockPlace place)
    {
        if (PageOf(block, place) is not { } page) return null;
        Held += RollupRows.RowLength * (long)place.Count;
        return new RollupRows(place.EntryIn(page), blocks.Tier.BucketLength());
    }

    // Null where it is damaged and left out.
    private BlockEntry? ReadEntry(ReadBlock block, int place)
    {
        BlockPlace[] places = block.Directory.Places;
        if (PageOf(block, places[place]) is not { } page) return null;
        BlockEntry entry = places[place].EntryIn(page);
        if (places[place].Beginning.IsEmpty) return entry;

        // The whole stream was put together: its page is not kept too, unless others lie in it.
        bool isShared = (place > 0 && places[place - 1].Page == places[place].Page) || (place + 1 < places.Length && places[place + 1].Page == places[place].Page);
        if (isShared) Held += entry.Stream.Length;
        else block.Pages[places[place].Page] = null;
        return entry;
    }

    private byte[]? PageOf(ReadBlock block, in BlockPlace place) => block.Pages[place.Page] ??= ReadPage(block, place);

    private byte[]? ReadPage(ReadBlock block, in BlockPlace place)
    {
        try
        {
            parts.MoveTo(block.Id);
            byte[] page = blocks.ReadPage(parts, block.Id, block.Directory.Pages[place.Page], place.Series);
            Held += page.Length;
            return page;
        }
        catch (MetricException exception) when (damage.TryTake(exception))
        {
            return null;
        }
    }

    private ReadBlock? Find(long series)
    {
        if (_ids is null)
        {
            _ids = [.. blocks.Of(span.Place)];
            _blocks = new ReadBlock?[_ids.Length];
            Held += 2 * sizeof(long) * _ids.Length;
        }

        int place = Array.BinarySearch(_ids, BlockTable.IdOf(span.Place, series));
        if (place < 0) place = ~place - 1;
        return place < 0 ? null : _blocks[place] ??= ReadDirectory(_ids[place]);
    }

    private ReadBlock? ReadDirectory(long id)
    {
        try
        {
            BlockDirectory directory = blocks.ReadDirectory(parts, id);
            Held += PlaceLength * (long)directory.Places.Length;
            return new ReadBlock(id, directory, new byte[directory.Pages.Length][], new BlockEntry?[directory.Places.Length], new RollupRows[directory.Places.Length]);
        }
        catch (MetricException exception) when (damage.TryTake(exception))
        {
            return null;
        }
    }

    private sealed record ReadBlock(long Id, BlockDirectory Directory, byte[]?[] Pages, BlockEntry?[] Entries, RollupRows?[] Rows);
}
