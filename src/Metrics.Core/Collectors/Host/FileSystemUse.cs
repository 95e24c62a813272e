namespace MetricsTools.Collectors.Host;

/// <summary>How full a local file system is, in bytes.</summary>
/// <param name="MountPoint">Where it is found: <c>/var</c>, <c>C:\</c>.</param>
/// <param name="Type">What it is: <c>ext4</c>, <c>ntfs</c>.</param>
/// <param name="Total">Its size.</param>
/// <param name="Free">What is free.</param>
/// <param name="Available">What of that anybody may use.</param>
internal readonly record struct FileSystemUse(string MountPoint, string Type, double Total, double Free, double Available);
