using System.Diagnostics;
using System.Globalization;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.CommandLine.Demo;

/// <summary>Measures the machine that this runs on: its processes, disks, memory and load.</summary>
internal static class MachineMetrics
{
    private const int TopProcesses = 5;
    private const int MaximumDisks = 8;

    /// <summary>What can be measured here; what cannot be is left out.</summary>
    public static IEnumerable<MetricRecord> Measure() => [.. Processes(), .. Disks(), .. Load()];

    private static IEnumerable<MetricRecord> Processes()
    {
        var measured = new List<(string Name, long Memory, int Threads)>();
        Process[] processes = Process.GetProcesses();
        foreach (Process process in processes)
        {
            using (process)
            {
                try
                {
                    if (process.ProcessName.Length > 0 && process.WorkingSet64 > 0) measured.Add((process.ProcessName, process.WorkingSet64, process.Threads.Count));
                }
                catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException or IOException)
                {
                    // It has ended meanwhile, or is nobody's business.
                }
            }
        }

        yield return Gauge("process.count", "{process}", processes.Length);
        foreach (var program in measured.GroupBy(static one => one.Name).OrderByDescending(static group => group.Sum(static one => one.Memory)).Take(TopProcesses))
        {
            TagSet tags = TagSet.Create([new Tag("process", program.Key)]);
            yield return Gauge("process.memory", "By", program.Sum(static one => one.Memory), tags);
            yield return Gauge("process.threads", "{thread}", program.Sum(static one => one.Threads), tags);
        }
    }

    private static IEnumerable<MetricRecord> Disks()
    {
        var known = new HashSet<(long Size, long Free)>();
        foreach (DriveInfo drive in DriveInfo.GetDrives().OrderBy(static drive => drive.Name.Length))
        {
            if (known.Count == MaximumDisks || Read(drive) is not { } sizes || sizes.Size <= 0 || !known.Add(sizes)) continue;
            TagSet tags = TagSet.Create([new Tag("mountpoint", drive.Name)]);
            yield return Gauge("disk.free", "By", sizes.Free, tags);
            yield return Gauge("disk.size", "By", sizes.Size, tags);
        }
    }

    private static (long Size, long Free)? Read(DriveInfo drive)
    {
        try
        {
            bool isDisk = drive.DriveType is DriveType.Fixed or DriveType.Removable || drive.Name == "/";
            return isDisk && drive.IsReady && Directory.Exists(drive.Name) && drive.Name.Length <= TagSet.MaximumValueLength ? (drive.TotalSize, drive.AvailableFreeSpace) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<MetricRecord> Load()
    {
        const string LoadFile = "/proc/loadavg";
        yield return Gauge("system.cpu.count", "{cpu}", Environment.ProcessorCount);
        yield return Gauge("system.memory.limit", "By", GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        if (!File.Exists(LoadFile)) yield break;
        string first = File.ReadAllText(LoadFile).Split(' ')[0];
        if (NumberText.TryParse(first, out double load)) yield return Gauge("system.load", "1", load, TagSet.Create([new Tag("minutes", 1.ToString(CultureInfo.InvariantCulture))]));
    }

    private static MetricRecord Gauge(string name, string unit, double value, TagSet? tags = null) =>
        new() { Name = name, Kind = MetricKind.Gauge, Unit = unit, Value = value, Tags = tags ?? TagSet.Empty };
}
