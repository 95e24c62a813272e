namespace MetricsTools.Loading;

/// <summary>
/// The files of the module for one platform: a closed list, written by the build. What is on it is found here and nowhere else; what is not on it is
/// nobody's business here.
/// </summary>
internal sealed class ModuleFiles
{
    /// <summary>The assembly of the cmdlets.</summary>
    public const string CmdletAssembly = "Metrics.Ps";

    private const string List = "Metrics.Ps.assemblies.txt";
    private const string WhatToDo = "Install MetricsTools again, or, in its source folder, build it with ./build.ps1.";

    private readonly ModulePlatform _platform;
    private readonly string _nativeFolder;
    private readonly string[] _folders;
    private readonly HashSet<string> _assemblies;

    /// <summary>Finds the files.</summary>
    /// <param name="folder">The folder of the build for the edition.</param>
    /// <param name="platform">The platform.</param>
    /// <exception cref="ModuleLoadException">One is missing.</exception>
    public ModuleFiles(string folder, ModulePlatform platform)
    {
        Folder = folder;
        _platform = platform;
        _nativeFolder = Path.Combine(Path.GetDirectoryName(folder)!, "runtimes", platform.Identifier, "native");
        _folders = [PlatformFolder, folder];
        _assemblies = new HashSet<string>(File.ReadAllLines(Find(List, List, folder)), StringComparer.OrdinalIgnoreCase);
        foreach (string assembly in _assemblies) FindAssembly(assembly);
        FindNativeLibrary();
    }

    /// <summary>The folder of the build.</summary>
    public string Folder { get; }

    // Assemblies that are made for the platform go before those that are made for all. For PowerShell 7 they hold compiled code (the package has them,
    // the source tree does not); for Windows PowerShell 5.1 it is what calls SQLite, beside SQLite.
    private string PlatformFolder =>
#if NET
        Path.Combine(Folder, _platform.Identifier);
#else
        _nativeFolder;
#endif

    /// <summary>The path of an assembly, or null when it is not the module's.</summary>
    /// <exception cref="ModuleLoadException">It is the module's, and missing.</exception>
    public string? FindAssembly(string? name) => name is not null && _assemblies.TryGetValue(name, out string? listed) ? Find(listed + ".dll", listed, _folders) : null;

    /// <summary>The path of SQLite, which both builds share.</summary>
    /// <exception cref="ModuleLoadException">It is missing.</exception>
    public string FindNativeLibrary() => Find(_platform.NativeLibrary, $"SQLite for {_platform.Identifier}", _nativeFolder);

    /// <summary>The error for a file that is there and cannot be loaded.</summary>
    public ModuleLoadException NotLoaded(string path, Exception cause)
    {
        // What .NET says of a native library ends with what the system says, after advice on how to find out.
        string reason = cause.Message.Trim().Split('\n').Last().Replace(path + ": ", "").TrimEnd('.');
        return new ModuleLoadException(
            "ModuleDamaged", $"{path} cannot be loaded: {reason}. It is damaged, or not made for {_platform.Identifier}. {WhatToDo}");
    }

    private static string Find(string file, string description, params string[] folders)
    {
        foreach (string folder in folders)
        {
            string path = Path.Combine(folder, file);
            if (File.Exists(path)) return path;
        }

        throw new ModuleLoadException("ModuleIncomplete", $"MetricsTools is incomplete: {description} is missing ({Path.Combine(folders.Last(), file)}). {WhatToDo}");
    }
}
