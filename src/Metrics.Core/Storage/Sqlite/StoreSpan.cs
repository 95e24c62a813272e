using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>A row of <c>span</c>: what the blocks of one span hold together.</summary>
/// <param name="Span">The span.</param>
/// <param name="Place">The place of the blocks (see <see cref="BlockTable"/>).</param>
/// <param name="Samples">The number of samples.</param>
/// <param name="Bytes">The length of the blocks.</param>
/// <param name="First">The oldest sample's time.</param>
/// <param name="Last">The newest sample's time.</param>
/// <param name="Change">A number that grows with every change of the blocks.</param>
internal readonly record struct StoreSpan(HourSpan Span, int Place, long Samples, long Bytes, long First, long Last, long Change);
