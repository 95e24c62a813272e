using System.Runtime.InteropServices;

namespace MetricsTools.Views.Terminal;

/// <summary>Has the console of the process obey escape codes. Only that of Windows has to be asked to.</summary>
internal static class EscapeCodes
{
    private const int StandardOutput = -11;
    private const uint ProcessedOutput = 0x1;
    private const uint VirtualTerminalProcessing = 0x4;

    /// <summary>Whether escape codes are obeyed from now on.</summary>
    public static bool TryEnable()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return true;
        IntPtr output = GetStdHandle(StandardOutput);
        return GetConsoleMode(output, out uint mode) && SetConsoleMode(output, mode | ProcessedOutput | VirtualTerminalProcessing);
    }

#pragma warning disable SYSLIB1054 // What it proposes does not exist on .NET Standard 2.0.
    [DllImport("kernel32.dll", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr GetStdHandle(int handle);

    [DllImport("kernel32.dll", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetConsoleMode(IntPtr console, out uint mode);

    [DllImport("kernel32.dll", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetConsoleMode(IntPtr console, uint mode);
#pragma warning restore SYSLIB1054
}
