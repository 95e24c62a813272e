namespace MetricsTools.Maintenance;

/// <summary>How large a store is.</summary>
/// <param name="File">The size of the file, in bytes.</param>
/// <param name="Log">The size of the log beside it, in bytes.</param>
/// <param name="Free">The bytes of the file that nothing uses.</param>
public sealed record StoreSizes(long File, long Log, long Free);
