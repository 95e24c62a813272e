using System.Security;

namespace MetricsTools.Collectors.Host;

/// <summary>The sizes of a file system, in bytes.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Free">What is free.</param>
/// <param name="Available">What of that anybody may use.</param>
internal readonly record struct FileSystemSizes(long Total, long Free, long Available)
{
    /// <summary>Asks the system, or gives null.</summary>
    public static FileSystemSizes? Of(string mountPoint)
    {
        try
        {
            return Of(new DriveInfo(mountPoint));
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException or SecurityException)
        {
            return null;
        }
    }

    /// <summary>The local drives, as .NET knows them.</summary>
    public static void ReadDrives(List<FileSystemUse> fileSystems, Func<string, bool> isWanted)
    {
        try
        {
            foreach (DriveInfo drive in DriveInfo.GetDrives())
            {
                if (drive.DriveType is DriveType.Fixed or DriveType.Removable && isWanted(drive.Name)) Read(drive, fileSystems);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException)
        {
            // What was read so far is what can be had.
        }
    }

    private static FileSystemSizes Of(DriveInfo drive) => new(drive.TotalSize, drive.TotalFreeSpace, drive.AvailableFreeSpace);

    private static void Read(DriveInfo drive, List<FileSystemUse> fileSystems)
    {
        try
        {
            if (!drive.IsReady || Of(drive) is not { Total: > 0 } sizes) return;
#pragma warning disable CA1308 // Types are written in lower case everywhere else.
            fileSystems.Add(new FileSystemUse(drive.Name, drive.DriveFormat.ToLowerInvariant(), sizes.Total, sizes.Free, sizes.Available));
#pragma warning restore CA1308
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException)
        {
            // Taken out meanwhile, or nobody's business.
        }
    }
}
