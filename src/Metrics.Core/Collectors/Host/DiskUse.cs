namespace MetricsTools.Collectors.Host;

/// <summary>What a physical disk has done since some moment; NaN where the system does not say.</summary>
/// <param name="Device">The name of the disk.</param>
/// <param name="BytesRead">Bytes read.</param>
/// <param name="BytesWritten">Bytes written.</param>
/// <param name="Reads">Read operations that have ended.</param>
/// <param name="Writes">Write operations that have ended.</param>
/// <param name="BusySeconds">The time in which it was busy.</param>
internal readonly record struct DiskUse(string Device, double BytesRead, double BytesWritten, double Reads, double Writes, double BusySeconds);
