using System.Reflection;

namespace MetricsTools.Loading;

/// <summary>What the script module calls: loads the cmdlets so that their libraries meet nobody else's.</summary>
public static class ModuleLoader
{
    private static readonly object Lock = new();
    private static Assembly? _cmdlets;

    /// <summary>The folder that the cmdlets of this process were loaded from, or null when they have not been loaded.</summary>
    public static string? Folder { get; private set; }

    /// <summary>The assembly of the cmdlets, loaded once a process: two copies of SQLite in one process would break each other's file locks.</summary>
    /// <param name="folder">The folder of the build for the edition.</param>
    /// <exception cref="ModuleLoadException">The module is incomplete, the platform is not supported, or another version has been loaded.</exception>
    public static Assembly Load(string folder)
    {
        lock (Lock)
        {
            var files = new ModuleFiles(folder, ModulePlatform.Current);
            if (_cmdlets is not null)
            {
                EnsureSameVersion(files, _cmdlets);
                return _cmdlets;
            }

            _cmdlets = LoadFrom(files);
            Folder = folder;
            return _cmdlets;
        }
    }

    private static void EnsureSameVersion(ModuleFiles files, Assembly loaded)
    {
        Version wanted = AssemblyName.GetAssemblyName(files.FindAssembly(ModuleFiles.CmdletAssembly)!).Version!;
        Version present = loaded.GetName().Version!;
        if (wanted == present) return;
        throw new ModuleLoadException(
            "OtherVersionLoaded",
            $"MetricsTools {wanted.ToString(3)} cannot be imported here: this session has loaded {present.ToString(3)} from {Folder}, and .NET keeps it until the session ends. Import it in a new PowerShell session.");
    }

    private static Assembly LoadFrom(ModuleFiles files) =>
#if NET
        new ModuleLoadContext(files).LoadFromAssemblyPath(files.FindAssembly(ModuleFiles.CmdletAssembly)!);
#else
        WindowsPowerShell.Load(files);
#endif
}
