using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The spans of one tier, with what was read of their blocks; in bounded memory. What a transaction changed is read anew.</summary>
internal sealed class BlockCache(BlockTable blocks, SpanTable spans, ReadDamage damage) : IDisposable
{
    // Bytes, of directories and pages together. About fifteen million samples take as many.
    private const long MostHeld = 24 * 1024 * 1024;

    private readonly SqliteBlob _parts = blocks.OpenParts();
    private List<SpanBlocks> _spans = [];
    private (long Epoch, long Change)? _known;

    /// <summary>The spans that a range touches, in the order of time; to be called in the transaction in which <paramref name="meta"/> was read.</summary>
    public IEnumerable<SpanBlocks> Touching(StoreMeta meta, TimeRange range)
    {
        if (range.IsEmpty) yield break;
        Refresh(meta);
        int low = 0, high = _spans.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_spans[middle].Span.Span.EndTime <= range.Start) low = middle + 1;
            else high = middle;
        }

        for (; low < _spans.Count && _spans[low].Span.Span.StartTime < range.End; low++) yield return _spans[low];
    }

    /// <summary>Ends what was read within a transaction, and forgets it when it is too much.</summary>
    public void EndTransaction()
    {
        if (!_parts.IsOpen) return;
        _parts.Close();
        if (_spans.Sum(static span => span.Held) > MostHeld) _known = null;
    }

    /// <inheritdoc/>
    public void Dispose() => _parts.Dispose();

    private void Refresh(StoreMeta meta)
    {
        if (_known == (meta.Epoch, meta.Change)) return;
        Dictionary<int, SpanBlocks> before = _known is null ? [] : _spans.ToDictionary(static span => span.Span.Span.Start);
        _spans = [.. spans.All(blocks.Tier).Select(span =>
            before.TryGetValue(span.Span.Start, out SpanBlocks? same) && same.Span == span ? same : new SpanBlocks(blocks, span, _parts, damage))];
        _known = (meta.Epoch, meta.Change);
    }
}
