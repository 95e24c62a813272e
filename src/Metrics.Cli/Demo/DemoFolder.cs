namespace MetricsTools.CommandLine.Demo;

/// <summary>Where a demonstration leaves its files.</summary>
internal sealed class DemoFolder
{
    private DemoFolder(string path) => FullPath = path;

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    /// <summary>The store.</summary>
    public string Store => File("demo.db");

    /// <summary>Makes the folder; a new one under the temporary folder when none is named.</summary>
    /// <exception cref="UsageException">It holds a demonstration already.</exception>
    public static DemoFolder Create(string? path)
    {
        var folder = new DemoFolder(path is null ? Directory.CreateTempSubdirectory("metrics-demo-").FullName : Directory.CreateDirectory(path).FullName);
        return System.IO.File.Exists(folder.Store)
            ? throw new UsageException($"{folder.Store} is there already. Name another folder, and it is made.")
            : folder;
    }

    /// <summary>A file in it.</summary>
    public string File(string name) => Path.Combine(FullPath, name);

    /// <summary>Removes the files of the demonstration, and the folder when nothing else is in it.</summary>
    public void Remove()
    {
        foreach (string name in new[] { "demo.db", "demo.db-wal", "demo.db-shm", "demo.csv", "demo.json", "demo.prom" }) System.IO.File.Delete(File(name));
        if (!Directory.EnumerateFileSystemEntries(FullPath).Any()) Directory.Delete(FullPath);
    }
}
