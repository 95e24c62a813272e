namespace MetricsTools.Formats;

/// <summary>A device, which can only be written to as it is.</summary>
internal sealed class DeviceInProgress(string target) : FileInProgress(new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
