using System.Diagnostics;

namespace MetricsTools.Storage.Sqlite;

/// <summary>A real mount on a folder, which only root of a Linux machine can make; the test is skipped where it cannot be had.</summary>
internal sealed class Mount : IDisposable
{
    private readonly string _folder;

    private Mount(string folder) => _folder = folder;

    /// <summary>A small file system in memory.</summary>
    public static Mount Small(string folder, int megabytes) => Make(folder, ["-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder]);

    /// <summary>Another place for a folder, through which nothing can be written.</summary>
    public static Mount ReadOnly(string source, string folder)
    {
        Mount mount = Make(folder, ["--bind", source, folder]);
        if (!Run("mount", ["-o", "remount,ro,bind", folder]))
        {
            mount.Dispose();
            Assert.Skip("A mount cannot be made read-only here.");
        }

        return mount;
    }

    // At once, also while a process that another test has just started still holds what it was handed down.
    public void Dispose() => Run("umount", ["--lazy", _folder]);

    private static Mount Make(string folder, string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) Assert.Skip("Needs root on Linux, to mount a file system.");
        Directory.CreateDirectory(folder);
        if (!Run("mount", arguments)) Assert.Skip("File systems cannot be mounted here.");
        return new Mount(folder);
    }

    private static bool Run(string program, string[] arguments)
    {
        ProcessStartInfo start = ChildProcess.Of(program, arguments);
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
