#if !NET
using System.ComponentModel;
using System.Reflection;
using System.Runtime.InteropServices;

namespace MetricsTools.Loading;

/// <summary>
/// Loads the cmdlets in Windows PowerShell 5.1. The assembly that calls SQLite lies beside the SQLite of its platform, where .NET Framework looks first:
/// so it meets the right one, whatever library of the same name another module has loaded.
/// </summary>
internal static class WindowsPowerShell
{
    private const string NativeCaller = "SQLitePCLRaw.provider.e_sqlite3";

    /// <summary>The assembly of the cmdlets.</summary>
    public static Assembly Load(ModuleFiles files)
    {
        Assembly cmdlets = Assembly.LoadFrom(files.FindAssembly(ModuleFiles.CmdletAssembly)!);
        var resolver = new ModuleAssemblyResolver(files, new FileInfo(cmdlets.Location).Directory!.Parent!.FullName);
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
        {
            var name = new AssemblyName(request.Name);
            if (resolver.Answer(name, request.RequestingAssembly) is not { } path) return null;
            if (name.Name == NativeCaller) LoadNativeLibrary(files);
            return Assembly.LoadFrom(path);
        };
        return cmdlets;
    }

    // Before it is called for the first time: a failure here has a path and a reason.
    private static void LoadNativeLibrary(ModuleFiles files)
    {
        string path = files.FindNativeLibrary();
        if (NativeMethods.LoadLibrary(path) == IntPtr.Zero) throw files.NotLoaded(path, new Win32Exception(Marshal.GetLastWin32Error()));
    }

    private static class NativeMethods
    {
        [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern IntPtr LoadLibrary(string path);
    }
}
#endif
