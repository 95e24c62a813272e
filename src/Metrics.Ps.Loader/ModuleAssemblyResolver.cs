#if !NET
using System.Reflection;
using System.Runtime.InteropServices;

namespace MetricsTools.Loading;

/// <summary>
/// Windows PowerShell 5.1, which has one load context and no dependency files: answers for the assemblies that lie in the module's folder, by simple
/// name, whatever version is asked for; and loads the native SQLite by its full path before anything asks for it by name.
/// </summary>
internal static class ModuleAssemblyResolver
{
    private const string NativeLibrary = "e_sqlite3.dll";

    /// <summary>Begins to answer for a folder.</summary>
    public static void Register(string folder)
    {
        var files = Directory.GetFiles(folder, "*.dll").ToDictionary(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase);
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
            files.TryGetValue(new AssemblyName(request.Name).Name, out string path) ? Assembly.LoadFrom(path) : null;
        string architecture = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X86 => "win-x86",
            Architecture.Arm64 => "win-arm64",
            _ => "win-x64",
        };
        string native = Path.Combine(folder, "runtimes", architecture, "native", NativeLibrary);
        if (!File.Exists(native)) throw new FileNotFoundException($"MetricsTools is incomplete: SQLite for {architecture} is missing.", native);
        if (NativeMethods.LoadLibrary(native) == IntPtr.Zero)
        {
            throw new FileLoadException($"SQLite for {architecture} could not be loaded (error {Marshal.GetLastWin32Error()}).", native);
        }
    }

    private static class NativeMethods
    {
        [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern IntPtr LoadLibrary(string path);
    }
}
#endif
