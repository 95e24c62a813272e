using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Goes through the rows of a series, and the samples of the hot log with the hours or days that they belong to.</summary>
/// <param name="location">The store, for messages.</param>
/// <param name="length">The length of an hour or a day, in milliseconds.</param>
/// <param name="whole">The hours or days that are answered.</param>
/// <param name="part">The series.</param>
internal sealed class RowCursor(string location, long length, TimeRange whole, RollupWindow.Part part) : RollupCursor
{
    private readonly RollupRow[] _rows = ReadRows(location, part);
    private int _row;
    private int _rowEnd;
    private int _hot;
    private int _hotEnd;
    private long _number;

    /// <inheritdoc/>
    public override long Start => _number * length;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        (_row, _hot) = (_rowEnd, _hotEnd);
        while (_row < _rows.Length && _rows[_row].Number * length < whole.Start) _row++;
        bool hasRow = _row < _rows.Length && _rows[_row].Number * length < whole.End, hasHot = _hot < part.Hot.Length;
        (_rowEnd, _hotEnd) = (_row, _hot);
        if (!hasRow && !hasHot) return false;
        _number = Math.Min(hasRow ? _rows[_row].Number : long.MaxValue, hasHot ? NumberOfHot() : long.MaxValue);
        while (_rowEnd < _rows.Length && _rows[_rowEnd].Number == _number) _rowEnd++;
        while (_hotEnd < part.Hot.Length && NumberOfHot() == _number) _hotEnd++;
        return true;
    }

    /// <inheritdoc/>
    public override void AddTo(Rollup rollup, RollupParts parts)
    {
        try
        {
            for (int i = _row; i < _rowEnd; i++) _rows[i].AddTo(rollup, parts);
        }
        catch (BlockFormatException exception)
        {
            throw Damaged(location, part, exception);
        }

        if (part.IsOfSet) rollup.CountMembers();
        for (int i = _hot; i < _hotEnd; i++) rollup.Add(part.Hot[i]);
    }

    private static RollupRow[] ReadRows(string location, in RollupWindow.Part part)
    {
        try
        {
            return part.Rows.Count == 1 ? part.Rows[0].All : [.. part.Rows.SelectMany(static rows => rows.All)];
        }
        catch (BlockFormatException exception)
        {
            throw Damaged(location, part, exception);
        }
    }

    private static MetricException Damaged(string location, in RollupWindow.Part part, BlockFormatException exception) =>
        new(ErrorId.StoreCorrupt, exception, location, $"a rollup of series {part.Series} cannot be read, {exception.Message}");

    private long NumberOfHot() => RollupMerge.NumberOf(part.Hot[_hotEnd].Timestamp, length);
}
