using System.Reflection;

namespace MetricsTools.Loading;

/// <summary>
/// Windows PowerShell 5.1, which has one load context and no dependency files: answers for the module's assemblies by their simple names, whatever
/// version is asked for, and leaves the requests of other modules alone.
/// </summary>
/// <param name="files">What the module ships.</param>
/// <param name="home">The folder with all assemblies of the module, those beside SQLite among them, as .NET writes it.</param>
internal sealed class ModuleAssemblyResolver(ModuleFiles files, string home)
{
    /// <summary>The path of an assembly, or null when the request is not the module's.</summary>
    /// <param name="name">The assembly that is asked for.</param>
    /// <param name="requester">Which assembly asks; null when .NET does not know.</param>
    /// <exception cref="ModuleLoadException">The assembly is the module's, and missing.</exception>
    public string? Answer(AssemblyName name, Assembly? requester)
    {
        bool isForUs = requester is null || IsOurs(requester) || IsOwnName(name.Name);
        bool isSatellite = name.CultureInfo is { Name.Length: > 0 };
        return isForUs && !isSatellite ? files.FindAssembly(name.Name) : null;
    }

    // PowerShell itself asks for the module's own types; nobody else has assemblies of these names.
    private static bool IsOwnName(string? name) => name is not null && name.StartsWith("Metrics.", StringComparison.OrdinalIgnoreCase);

    private bool IsOurs(Assembly requester) =>
        !requester.IsDynamic && requester.Location.StartsWith(home + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
}
