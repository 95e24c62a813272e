using MetricsTools.Collectors.Host;

namespace MetricsTools.Collectors.Linux;

/// <summary>Linux, by <c>/proc</c> and <c>/sys</c>.</summary>
/// <param name="proc">The folder that stands for <c>/proc</c>.</param>
/// <param name="sys">The folder that stands for <c>/sys</c>.</param>
/// <param name="sizesOf">Gives the sizes of what is mounted somewhere, or null.</param>
internal sealed class LinuxHost(string proc, string sys, Func<string, FileSystemSizes?> sizesOf) : IHostReader
{
    /// <summary>The unit of times in <c>/proc</c> (USER_HZ), which is part of what programs rely on.</summary>
    public const double TicksPerSecond = 100;

    private readonly PseudoFile _files = new(proc);

    /// <inheritdoc/>
    public bool TryReadCpu(Span<double> seconds) => CpuStatistics.TryRead(_files.Read("stat", 4096), seconds);

    /// <inheritdoc/>
    public MemoryUse? ReadMemory()
    {
        var memory = new MemoryInformation(_files.Read("meminfo"));
        return double.IsNaN(memory.Total) ? null : new MemoryUse(memory.Total, memory.Used, memory.Free, memory.Cached, memory.Buffers, memory.Available);
    }

    /// <inheritdoc/>
    public PagingUse? ReadPaging()
    {
        var memory = new MemoryInformation(_files.Read("meminfo"));
        var paging = new PagingStatistics(_files.Read("vmstat"));
        return new PagingUse(memory.SwapTotal, memory.SwapTotal - memory.SwapFree, paging.Faults - paging.MajorFaults, paging.MajorFaults, paging.In, paging.Out);
    }

    /// <inheritdoc/>
    public LoadAverage? ReadLoad()
    {
        var words = new LineWords(_files.Read("loadavg"));
        return new LoadAverage(words.NextNumber(), words.NextNumber(), words.NextNumber());
    }

    /// <inheritdoc/>
    public void ReadDisks(List<DiskUse> disks) => DiskStatistics.Read(_files.Read("diskstats"), IsPhysicalDisk, disks);

    /// <inheritdoc/>
    public void ReadFileSystems(List<FileSystemUse> fileSystems)
    {
        foreach ((string mountPoint, string type) in MountTable.Read(_files.Read("self/mountinfo")))
        {
            if (sizesOf(mountPoint) is { Total: > 0 } sizes) fileSystems.Add(new FileSystemUse(mountPoint, type, sizes.Total, sizes.Free, sizes.Available));
        }
    }

    /// <inheritdoc/>
    public void ReadNetworks(List<NetworkUse> networks) => NetworkStatistics.Read(_files.Read("net/dev"), networks);

    // A partition has no folder of its own there, and what is made of other disks or of memory has no device.
    private bool IsPhysicalDisk(string name) => Directory.Exists(Path.Combine(sys, "block", name.Replace('/', '!'), "device"));
}
