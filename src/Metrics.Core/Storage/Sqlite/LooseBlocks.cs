namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// Blocks that no span has: those of spans that were merged or pruned, and those of a merge that did not come to its end. Nobody reads them; they are removed a
/// few at a time.
/// </summary>
internal sealed class LooseBlocks(SqliteDatabase database, BlockTable blocks, SpanTable spans)
{
    /// <summary>Removes them all.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Remove(CancellationToken cancellation)
    {
        foreach (int place in database.Read(FindPlaces)) Remove(place, cancellation);
    }

    /// <summary>Removes those at a place, unless a span has it.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Remove(int place, CancellationToken cancellation)
    {
        var ids = new Queue<long>();
        ShortWrite.Run(
            database,
            () =>
            {
                if (spans.IsTaken(blocks.Tier, place)) return false;
                ids = new Queue<long>(blocks.Of(place));
                return true;
            },
            () =>
            {
                if (ids.Count == 0) return false;
                blocks.Remove(ids.Dequeue());
                return true;
            },
            cancellation);
    }

    private List<int> FindPlaces()
    {
        var taken = new HashSet<int>(spans.All(blocks.Tier).Select(static span => span.Place));
        var places = new List<int>();
        for (int? next = blocks.NextPlace(int.MinValue); next is { } place; next = blocks.NextPlace(place + 1L))
        {
            if (!taken.Contains(place)) places.Add(place);
        }

        return places;
    }
}
