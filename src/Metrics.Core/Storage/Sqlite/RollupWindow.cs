using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>What one short transaction has copied of the hours or days of some series: the streams, and samples of the hot log.</summary>
/// <param name="location">The store, for messages.</param>
/// <param name="length">The length of an hour or a day, in milliseconds.</param>
/// <param name="whole">The hours or days that are answered.</param>
/// <param name="parts">What there is of each series.</param>
internal sealed class RollupWindow(string location, long length, TimeRange whole, RollupWindow.Part[] parts) : IRollupWindow
{
    /// <inheritdoc/>
    public required TimeRange Range { get; init; }

    /// <inheritdoc/>
    public required long Count { get; init; }

    /// <inheritdoc/>
    public RollupCursor Read(int place) => new RowCursor(location, length, whole, parts[place]);

    /// <summary>What there is of one series.</summary>
    /// <param name="Series">The series.</param>
    /// <param name="IsOfSet">Whether it is that of a Set, whose members are counted.</param>
    /// <param name="Rows">The hours or days, stream by stream in the order of time.</param>
    /// <param name="Hot">The samples of the hot log that lie in the range, by time.</param>
    internal readonly record struct Part(long Series, bool IsOfSet, List<RollupRows> Rows, Sample[] Hot);
}
