using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>What one short transaction has copied of a series: streams that are not decoded yet, and samples of the hot log.</summary>
/// <param name="Entries">The streams, in the order of time.</param>
/// <param name="Hot">The samples of the hot log that lie in the range.</param>
/// <param name="Range">The range that is answered.</param>
internal sealed record SampleWindow(IReadOnlyList<BlockEntry> Entries, Sample[] Hot, TimeRange Range);
