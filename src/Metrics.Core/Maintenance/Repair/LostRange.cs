using MetricsTools.Model;
using MetricsTools.Storage.Blocks;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>Where hours or days are lost.</summary>
/// <param name="Tier">What is lost.</param>
/// <param name="Span">The span that it was in.</param>
/// <param name="First">The first series.</param>
/// <param name="Last">The last series.</param>
/// <param name="Range">The time.</param>
internal readonly record struct LostRange(StoreTier Tier, HourSpan Span, long First, long Last, TimeRange Range);
