namespace MetricsTools.Collectors.Processes;

/// <summary>What a process has used since it was read last; NaN where that is not known.</summary>
internal readonly record struct ProcessIncrement(double UserSeconds, double SystemSeconds, double BytesRead, double BytesWritten);
