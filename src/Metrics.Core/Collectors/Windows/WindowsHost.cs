using MetricsTools.Collectors.Host;

namespace MetricsTools.Collectors.Windows;

/// <summary>Windows, by the calls of its kernel: they need no rights, no service and no registry.</summary>
internal sealed class WindowsHost : IHostReader
{
    private const double TicksPerSecond = TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public bool TryReadCpu(Span<double> seconds)
    {
        // The time of the kernel holds that of idling.
        if (!NativeMethods.GetSystemTimes(out long idle, out long kernel, out long user)) return false;
        seconds[CpuMode.User] = user / TicksPerSecond;
        seconds[CpuMode.System] = (kernel - idle) / TicksPerSecond;
        seconds[CpuMode.Idle] = idle / TicksPerSecond;
        return true;
    }

    /// <inheritdoc/>
    public MemoryUse? ReadMemory()
    {
        NativeMethods.MemoryStatus status = NativeMethods.MemoryStatus.New;
        if (!NativeMethods.GlobalMemoryStatusEx(ref status)) return null;
        double total = status.TotalPhysical, available = status.AvailablePhysical;
        return new MemoryUse(total, total - available, available, double.NaN, double.NaN, double.NaN);
    }

    /// <inheritdoc/>
    public PagingUse? ReadPaging()
    {
        double total = 0, used = 0, page = Environment.SystemPageSize;
        bool isRead = NativeMethods.EnumPageFiles(Add, IntPtr.Zero);
        return isRead ? new PagingUse(total, used, double.NaN, double.NaN, double.NaN, double.NaN) : null;

        bool Add(IntPtr context, ref NativeMethods.PageFileInformation information, IntPtr file)
        {
            total += (double)information.TotalSize * page;
            used += (double)information.TotalInUse * page;
            return true;
        }
    }

    /// <inheritdoc/>
    public LoadAverage? ReadLoad() => null;

    /// <inheritdoc/>
    public void ReadDisks(List<DiskUse> disks) => PhysicalDrives.Read(disks);

    /// <inheritdoc/>
    public void ReadFileSystems(List<FileSystemUse> fileSystems) => FileSystemSizes.ReadDrives(fileSystems, static _ => true);

    /// <inheritdoc/>
    public void ReadNetworks(List<NetworkUse> networks) => InterfaceStatistics.Read(networks);
}
