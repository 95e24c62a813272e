using System.Runtime.InteropServices;

namespace MetricsTools.Loading;

/// <summary>A folder with the files of a module for one platform, all empty: a loader asks whether they are there.</summary>
internal sealed class LoadableFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("metricstools-").FullName;

    public LoadableFolder(params string[] assemblies)
    {
        Platform = ModulePlatform.Of("linux-x64", isLinux: true, Architecture.X64);
        Native = System.IO.Path.Combine(_root, "runtimes", Platform.Identifier, "native");
        Directory.CreateDirectory(Native);
        Directory.CreateDirectory(Path);
        File.WriteAllText(System.IO.Path.Combine(Native, Platform.NativeLibrary), "");
        File.WriteAllLines(System.IO.Path.Combine(Path, "Metrics.Ps.assemblies.txt"), assemblies);
        foreach (string assembly in assemblies) File.WriteAllText(PathOf(assembly), "");
    }

    public string Path => System.IO.Path.Combine(_root, "net8.0");

    public string Native { get; }

    public ModulePlatform Platform { get; }

    public string PathOf(string assembly) => System.IO.Path.Combine(Path, assembly + ".dll");

    public ModuleFiles Read() => new(Path, Platform);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
