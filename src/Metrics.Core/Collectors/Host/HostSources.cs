using System.Runtime.InteropServices;
using MetricsTools.Collectors.Linux;
using MetricsTools.Collectors.Mac;
using MetricsTools.Collectors.Windows;

namespace MetricsTools.Collectors.Host;

/// <summary>The table of what is read of a host. A new part is a class that implements <see cref="IMetricSource"/>, and a line here.</summary>
internal static class HostSources
{
    private static readonly Func<IHostReader, SeriesMaker, IMetricSource>[] Parts =
    [
        static (host, series) => new CpuSource(host, series),
        static (host, series) => new LoadSource(host, series),
        static (host, series) => new MemorySource(host, series),
        static (host, series) => new PagingSource(host, series),
        static (host, series) => new DiskSource(host, series),
        static (host, series) => new FileSystemSource(host, series),
        static (host, series) => new NetworkSource(host, series),
    ];

    /// <summary>All parts of the host that this runs on.</summary>
    public static IEnumerable<IMetricSource> Create(SeriesMaker series) => Create(ReaderOfThisHost(), series);

    /// <summary>All parts of a host.</summary>
    public static IEnumerable<IMetricSource> Create(IHostReader host, SeriesMaker series) => Parts.Select(create => create(host, series));

    private static IHostReader ReaderOfThisHost() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsHost()
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? new MacHost()
        : new LinuxHost("/proc", "/sys", FileSystemSizes.Of);
}
