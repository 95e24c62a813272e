using System.Globalization;
using MetricsTools.Collectors.Host;
using Microsoft.Win32.SafeHandles;

namespace MetricsTools.Collectors.Windows;

/// <summary>The disks of Windows, by <c>IOCTL_DISK_PERFORMANCE</c>: a handle without access is enough to ask for it.</summary>
internal static class PhysicalDrives
{
    private const int MostDrives = 32;
    private const int MostGaps = 4;
    private const double TicksPerSecond = TimeSpan.TicksPerSecond;

    /// <summary>Reads the disks. Numbers may be missing where a disk was taken out.</summary>
    public static void Read(List<DiskUse> disks)
    {
        int gaps = 0;
        for (int number = 0; number < MostDrives && gaps < MostGaps; number++)
        {
            string name = "PhysicalDrive" + number.ToString(CultureInfo.InvariantCulture);
            using SafeFileHandle handle = NativeMethods.CreateFile(
                @"\\.\" + name, access: 0, NativeMethods.ShareReadWrite, IntPtr.Zero, NativeMethods.OpenExisting, 0, IntPtr.Zero);
            bool isRead = !handle.IsInvalid && NativeMethods.DeviceIoControl(
                handle, NativeMethods.DiskPerformanceRequest, IntPtr.Zero, 0, out NativeMethods.DiskPerformance use, NativeMethods.DiskPerformance.Size, out _, IntPtr.Zero)
                && Add(name, use, disks);
            gaps = isRead ? 0 : gaps + 1;
        }
    }

    private static bool Add(string name, in NativeMethods.DiskPerformance use, List<DiskUse> disks)
    {
        disks.Add(new DiskUse(name, use.BytesRead, use.BytesWritten, use.ReadCount, use.WriteCount, (use.QueryTime - use.IdleTime) / TicksPerSecond));
        return true;
    }
}
