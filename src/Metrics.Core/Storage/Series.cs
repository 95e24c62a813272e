using MetricsTools.Model;

namespace MetricsTools.Storage;

/// <summary>One series as a store knows it.</summary>
/// <param name="Id">The store's identifier; never used again once removed.</param>
/// <param name="MetricId">The metric it belongs to.</param>
/// <param name="Tags">Its tags.</param>
public sealed record Series(long Id, long MetricId, TagSet Tags);
