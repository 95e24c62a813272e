using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Copies the hours or days of series out of blocks, with the samples of the hot log, each time in one transaction.</summary>
internal sealed class RollupReader(SqliteDatabase database, BlockCache blocks, StoreTier tier, HotCache hot, Watermarks watermarks)
{
    private readonly long _length = tier.BucketLength();
    private readonly SetSeries _sets = new(database);

    /// <summary>The beginning of the hours or days of some series of one metric that a range touches, at most about as many as asked for, or all of them.</summary>
    public RollupWindow Read(IReadOnlyList<long> series, TimeRange range, long most) => database.Read(() =>
    {
        StoreMeta meta = hot.Refresh();
        try
        {
            return Copy(series, meta, range, most);
        }
        finally
        {
            blocks.EndTransaction();
        }
    });

    private RollupWindow Copy(IReadOnlyList<long> series, StoreMeta meta, TimeRange range, long most)
    {
        StoredFrom kept = series.Count == 0 ? StoredFrom.Ever : watermarks.OfSeries(series[0], meta);
        range = range with { Start = Math.Max(range.Start, tier == StoreTier.Hour ? kept.Hour : kept.Day) };

        // The first and the last hour or day are answered as a whole.
        var whole = new TimeRange(StartOf(range.Start), range.End > long.MaxValue - _length ? long.MaxValue : StartOf(range.End - 1) + _length);
        var rows = new List<RollupRows>[series.Count];
        for (int i = 0; i < rows.Length; i++) rows[i] = [];
        long count = 0;
        foreach (SpanBlocks span in range.IsEmpty ? [] : blocks.Touching(meta, whole))
        {
            if (count >= most)
            {
                whole = whole with { End = span.Span.Span.StartTime };
                range = range with { End = whole.End };
                break;
            }

            for (int i = 0; i < rows.Length; i++) count += span.AddRows(series[i], whole, rows[i]);
        }

        var parts = new RollupWindow.Part[rows.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = new RollupWindow.Part(series[i], _sets.Contains(series[i]), rows[i], range.IsEmpty ? [] : hot.Read(series[i], whole));
            count += parts[i].Hot.Length;
        }

        return new RollupWindow(database.Path, _length, whole, parts) { Range = range, Count = count };
    }

    private long StartOf(long time) => time < long.MinValue + _length ? long.MinValue : RollupMerge.NumberOf(time, _length) * _length;
}
