using System.Reflection;

namespace MetricsTools.Loading;

/// <summary>What the script module calls: loads the cmdlets so that their libraries meet nobody else's.</summary>
public static class ModuleLoader
{
    private const string CmdletAssembly = "Metrics.Ps.dll";

    private static readonly object Lock = new();
    private static Assembly? _loaded;

    /// <summary>The assembly of the cmdlets, loaded once a process.</summary>
    /// <exception cref="System.IO.FileNotFoundException">The module is incomplete.</exception>
    public static Assembly Load()
    {
        lock (Lock)
        {
            return _loaded ??= LoadFrom(Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location)!);
        }
    }

#if NET
    private static Assembly LoadFrom(string folder) => new ModuleLoadContext(Path.Combine(folder, CmdletAssembly)).LoadCmdlets();
#else
    private static Assembly LoadFrom(string folder)
    {
        ModuleAssemblyResolver.Register(folder);
        return Assembly.LoadFrom(Path.Combine(folder, CmdletAssembly));
    }
#endif
}
