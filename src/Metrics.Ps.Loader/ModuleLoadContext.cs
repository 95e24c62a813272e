#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace MetricsTools.Loading;

/// <summary>
/// PowerShell 7: a load context of the module's own. What the module ships, managed or native, is found by its dependency file; everything else
/// (the engine, the framework) is what PowerShell has.
/// </summary>
internal sealed class ModuleLoadContext(string cmdletAssemblyPath) : AssemblyLoadContext("MetricsTools")
{
    private readonly AssemblyDependencyResolver _resolver = new(cmdletAssemblyPath);

    /// <summary>The assembly of the cmdlets.</summary>
    public Assembly LoadCmdlets() => LoadFromAssemblyPath(cmdletAssemblyPath);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;
}
#endif
