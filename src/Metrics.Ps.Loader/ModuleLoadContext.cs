#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace MetricsTools.Loading;

/// <summary>
/// PowerShell 7: a load context of the module's own. What the module ships, managed or native, is taken from its files; everything else (the engine, the
/// framework) is what PowerShell has.
/// </summary>
internal sealed class ModuleLoadContext(ModuleFiles files) : AssemblyLoadContext("MetricsTools")
{
    // What SQLitePCLRaw calls it on every platform.
    private const string NativeLibrary = "e_sqlite3";

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        bool isSatellite = !string.IsNullOrEmpty(assemblyName.CultureName);
        return !isSatellite && files.FindAssembly(assemblyName.Name) is { } path ? LoadFile(path, LoadFromAssemblyPath) : null;
    }

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        unmanagedDllName == NativeLibrary ? LoadFile(files.FindNativeLibrary(), LoadUnmanagedDllFromPath) : IntPtr.Zero;

    private T LoadFile<T>(string path, Func<string, T> load)
    {
        try
        {
            return load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw files.NotLoaded(path, exception);
        }
    }
}
#endif
