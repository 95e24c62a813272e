namespace MetricsTools.Collectors.Host;

/// <summary>How physical memory is used, in bytes; NaN where the system does not say.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Used">What programs and the system hold and cannot do without.</param>
/// <param name="Free">What nobody has.</param>
/// <param name="Cached">What caches files, and is given up when it is needed.</param>
/// <param name="Buffers">What buffers block devices.</param>
/// <param name="Available">What new programs can have without swapping.</param>
internal readonly record struct MemoryUse(double Total, double Used, double Free, double Cached, double Buffers, double Available);
