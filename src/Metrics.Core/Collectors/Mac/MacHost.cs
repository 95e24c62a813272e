using MetricsTools.Collectors.Host;

namespace MetricsTools.Collectors.Mac;

/// <summary>macOS, by Mach, sysctl and .NET. Its disks can only be asked through IOKit, and are left out.</summary>
internal sealed class MacHost : IHostReader
{
    private const double TicksPerSecond = 100;

    // A right to the port, which the process keeps.
    private static readonly Lazy<uint> Port = new(NativeMethods.GetHost);

    /// <inheritdoc/>
    public bool TryReadCpu(Span<double> seconds)
    {
        uint[] ticks = new uint[4];
        if (!Read(NativeMethods.CpuLoad, ticks)) return false;
        seconds[CpuMode.User] = ticks[0] / TicksPerSecond;
        seconds[CpuMode.System] = ticks[1] / TicksPerSecond;
        seconds[CpuMode.Idle] = ticks[2] / TicksPerSecond;
        seconds[CpuMode.Nice] = ticks[3] / TicksPerSecond;
        return true;
    }

    /// <inheritdoc/>
    public MemoryUse? ReadMemory()
    {
        if (ReadVirtualMemory() is not { } pages || ReadNumbers("hw.memsize", 1) is not { } size) return null;
        double page = Environment.SystemPageSize, total = size[0];
        double used = page * (pages.Internal - (double)pages.Purgeable + pages.Wired + pages.Compressor);
        double cached = page * ((double)pages.External + pages.Purgeable);
        return new MemoryUse(total, used, Math.Max(0, total - used - cached), cached, double.NaN, double.NaN);
    }

    /// <inheritdoc/>
    public PagingUse? ReadPaging()
    {
        // Total, available and used, and flags that are not wanted.
        if (ReadNumbers("vm.swapusage", 4) is not { } swap || ReadVirtualMemory() is not { } pages) return null;
        return new PagingUse(swap[0], swap[2], double.NaN, double.NaN, pages.SwapIns, pages.SwapOuts);
    }

    /// <inheritdoc/>
    public LoadAverage? ReadLoad()
    {
        double[] load = new double[3];
        return Try(() => NativeMethods.GetLoadAverage(load, load.Length) == load.Length) ? new LoadAverage(load[0], load[1], load[2]) : null;
    }

    /// <inheritdoc/>
    public void ReadDisks(List<DiskUse> disks)
    {
    }

    /// <inheritdoc/>
    public void ReadFileSystems(List<FileSystemUse> fileSystems) => FileSystemSizes.ReadDrives(
        fileSystems, static name => name == "/" || name.StartsWith("/Volumes/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public void ReadNetworks(List<NetworkUse> networks) => InterfaceStatistics.Read(networks);

    private static NativeMethods.VirtualMemory? ReadVirtualMemory()
    {
        var pages = default(NativeMethods.VirtualMemory);
        return Try(() =>
        {
            uint count = NativeMethods.VirtualMemory.Count;
            return NativeMethods.ReadVirtualMemory(Port.Value, NativeMethods.VirtualMemoryInformation, out pages, ref count) == 0;
        }) ? pages : null;
    }

    private static bool Read(int flavor, uint[] values) => Try(() =>
    {
        uint count = (uint)values.Length;
        return NativeMethods.ReadHost(Port.Value, flavor, values, ref count) == 0;
    });

    private static ulong[]? ReadNumbers(string name, int count)
    {
        ulong[] values = new ulong[count];
        return Try(() =>
        {
            var size = (UIntPtr)(uint)(count * sizeof(ulong));
            return NativeMethods.ReadSetting(name, values, ref size, IntPtr.Zero, UIntPtr.Zero) == 0;
        }) ? values : null;
    }

    private static bool Try(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }
}
