using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MetricsTools.Collectors.Processes;

/// <summary>Processes as .NET knows them, for Windows and macOS.</summary>
internal sealed class FrameworkProcesses : IProcessReader
{
    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <inheritdoc/>
    public void Read(ProcessFilter filter, List<ProcessUse> found)
    {
        try
        {
            if (filter.HasPatterns) ReadAll(filter, found);
            else ReadSome(filter, found);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            // What was read so far is what can be had.
        }
    }

    private static void ReadAll(ProcessFilter filter, List<ProcessUse> found)
    {
        foreach (Process process in Process.GetProcesses())
        {
            using (process)
            {
                if (NameOf(process) is { } name && (filter.Contains(process.Id) || filter.Matches(name))) Read(process, name, found);
            }
        }
    }

    private static void ReadSome(ProcessFilter filter, List<ProcessUse> found)
    {
        foreach (int id in filter.Ids)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                if (NameOf(process) is { } name) Read(process, name, found);
            }
            catch (ArgumentException)
            {
                // It has ended.
            }
        }
    }

    private static string? NameOf(Process process)
    {
        try
        {
            return process.ProcessName is { Length: > 0 } name ? name : null;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return null;
        }
    }

    private static void Read(Process process, string name, List<ProcessUse> found)
    {
        double started = Number(() => new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds());
        found.Add(new ProcessUse(
            process.Id, name, double.IsNaN(started) ? 0 : (long)started,
            Number(() => process.UserProcessorTime.TotalSeconds), Number(() => process.PrivilegedProcessorTime.TotalSeconds),
            Number(() => process.WorkingSet64), Number(() => IsWindows ? process.PagedMemorySize64 : process.VirtualMemorySize64), Number(() => process.Threads.Count),
            IsWindows ? Number(() => process.HandleCount) : double.NaN, double.NaN, double.NaN));
    }

    private static double Number(Func<double> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return double.NaN;
        }
    }

    private static bool IsUnreadable(Exception exception) => exception is InvalidOperationException or Win32Exception or NotSupportedException or IOException or UnauthorizedAccessException;
}
