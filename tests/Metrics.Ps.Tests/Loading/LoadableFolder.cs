using System.Runtime.InteropServices;

namespace MetricsTools.Loading;

/// <summary>A folder with the files of a module for one platform, all empty: a loader asks whether they are there.</summary>
internal sealed class LoadableFolder : IDisposable
{
    public LoadableFolder(params string[] assemblies)
    {
        Platform = ModulePlatform.Of("linux-x64", isLinux: true, Architecture.X64);
        Native = System.IO.Path.Combine(Path, "runtimes", Platform.Identifier, "native");
        Directory.CreateDirectory(Native);
        File.WriteAllText(System.IO.Path.Combine(Native, Platform.NativeLibrary), "");
        File.WriteAllLines(System.IO.Path.Combine(Path, "Metrics.Ps.assemblies.txt"), assemblies);
        foreach (string assembly in assemblies) File.WriteAllText(PathOf(assembly), "");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("metricstools-").FullName;

    public string Native { get; }

    public ModulePlatform Platform { get; }

    public string PathOf(string assembly) => System.IO.Path.Combine(Path, assembly + ".dll");

    public ModuleFiles Read() => new(Path, Platform);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
