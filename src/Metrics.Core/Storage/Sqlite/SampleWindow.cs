using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>What one short transaction has copied of some series: streams that are not decoded yet, and samples of the hot log.</summary>
/// <param name="location">The store, for messages.</param>
/// <param name="parts">What there is of each series.</param>
internal sealed class SampleWindow(string location, SampleWindow.Part[] parts) : ISampleWindow
{
    /// <inheritdoc/>
    public required TimeRange Range { get; init; }

    /// <inheritdoc/>
    public required long Count { get; init; }

    /// <inheritdoc/>
    public required TimeRange Extent { get; init; }

    /// <inheritdoc/>
    public SampleCursor Read(int place, TimeRange range) => new StreamCursor(location, parts[place], range);

    /// <summary>What there is of one series.</summary>
    /// <param name="Series">The series.</param>
    /// <param name="Entries">The streams, in the order of time.</param>
    /// <param name="Hot">The samples of the hot log that lie in the range, by time.</param>
    internal readonly record struct Part(long Series, List<BlockEntry> Entries, Sample[] Hot);
}
