namespace MetricsTools.Collectors.Host;

/// <summary>Reads figures of this host as its system has them. What cannot be read is NaN, null or missing; nothing is thrown.</summary>
internal interface IHostReader
{
    /// <summary>Reads the time that all processors have spent since some moment.</summary>
    /// <param name="seconds">Takes it by <see cref="CpuMode"/>; NaN in a mode that the system does not have.</param>
    /// <returns>Whether it could be read.</returns>
    bool TryReadCpu(Span<double> seconds);

    /// <summary>Reads how physical memory is used, or null.</summary>
    MemoryUse? ReadMemory();

    /// <summary>Reads swap space and page faults, or null.</summary>
    PagingUse? ReadPaging();

    /// <summary>Reads the load averages, or null.</summary>
    LoadAverage? ReadLoad();

    /// <summary>Reads what physical disks have transferred.</summary>
    void ReadDisks(List<DiskUse> disks);

    /// <summary>Reads how full local file systems are.</summary>
    void ReadFileSystems(List<FileSystemUse> fileSystems);

    /// <summary>Reads what network interfaces have transferred.</summary>
    void ReadNetworks(List<NetworkUse> networks);
}
