using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>The hours or days of a series for buckets.</summary>
internal sealed class RollupSource : IBucketSource
{
    private readonly RollupCursor _cursor;
    private readonly Resolution _resolution;

    /// <summary>Begins before the first hour or day of a cursor.</summary>
    public RollupSource(RollupCursor cursor, Resolution resolution)
    {
        (_cursor, _resolution) = (cursor, resolution);
        MoveNext();
    }

    /// <inheritdoc/>
    public long? Next { get; private set; }

    /// <inheritdoc/>
    public void AddTo(BucketBuilder builder, long end)
    {
        for (; Next < end; MoveNext()) builder.Add(_cursor, _resolution);
    }

    private void MoveNext() => Next = _cursor.MoveNext() ? _cursor.Start : null;
}
