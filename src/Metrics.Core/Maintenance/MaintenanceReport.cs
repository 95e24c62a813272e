namespace MetricsTools.Maintenance;

/// <summary>What a run of maintenance has done.</summary>
/// <param name="SealedSamples">The samples that were taken out of the hot log into blocks.</param>
/// <param name="SpansBefore">The spans of time that samples lay in.</param>
/// <param name="SpansAfter">The spans of time that they lie in now.</param>
/// <param name="SizeBefore">The size of all files of the store, in bytes.</param>
/// <param name="SizeAfter">The size of all files of the store now.</param>
public sealed record MaintenanceReport(long SealedSamples, int SpansBefore, int SpansAfter, long SizeBefore, long SizeAfter);
