namespace MetricsTools.Maintenance;

/// <summary>What optimizing a store brought.</summary>
/// <param name="Before">The sizes before.</param>
/// <param name="After">The sizes after.</param>
/// <param name="Duration">The time it took.</param>
public sealed record StoreOptimization(StoreSizes Before, StoreSizes After, TimeSpan Duration);
