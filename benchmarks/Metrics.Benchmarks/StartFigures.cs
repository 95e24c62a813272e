using System.ComponentModel;

namespace MetricsTools.Benchmarks;

/// <summary>What the first command of a session costs with the package, and how large the package is.</summary>
internal static class StartFigures
{
    private const int Runs = 15;
    private const double LargestMegabytes = 25;

    /// <summary>Prints them; 0 when they could be measured.</summary>
    public static int Print(TextWriter output)
    {
        string? folder = FindPackage();
        if (folder is null)
        {
            Console.Error.WriteLine("There is no package in artifacts/package: make it with 'dotnet build src/Metrics.Package -c Release -t:Package'.");
            return 1;
        }

        try
        {
            output.WriteLine(Figure.Header);
            foreach (Figure figure in MeasureStart(folder).Concat(MeasureSize(folder))) output.WriteLine(figure);
            return 0;
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("PowerShell 7 (pwsh) is not installed: the start of the module cannot be measured.");
            return 1;
        }
    }

    private static IEnumerable<Figure> MeasureStart(string folder)
    {
        string package = FreshProcess.ImportOf(Path.Combine(folder, "MetricsTools.psd1"));
        string source = FreshProcess.ImportOf(Repository.PathOf("MetricsTools.psd1"));
        string store = Path.Combine(Directory.CreateTempSubdirectory("metrics-benchmark-").FullName, "metrics");
        string add = $"; Add-Metric bench.first 1 -Store \"{store}-$PID.db\"";
        try
        {
            // Get-History is of the engine itself, and has nothing to do.
            IReadOnlyList<double> times = FreshProcess.MedianTimes(Runs, "1", "Get-History", package, source, package + add, source + add);
            double empty = times[0], cmdlet = times[1], import = times[2], importOfSource = times[3], first = times[4], firstOfSource = times[5];
            yield return new Figure("package: Import-Module", import, "ms", "pwsh -NoProfile -c 1", empty, "at most 150 ms above", import - empty <= 150);
            yield return new Figure("source tree: Import-Module", importOfSource, "ms", "pwsh -NoProfile -c 1", empty, "at most 150 ms above", importOfSource - empty <= 150);
            yield return new Figure("package: Import-Module and the first Add-Metric", first, "ms", "an empty cmdlet (Get-History)", cmdlet, "at most 200 ms above", first - cmdlet <= 200);
            yield return new Figure("package: the first Add-Metric alone, compiled", first - import, "ms", "the same from the source tree, not compiled", firstOfSource - importOfSource, "less", first - import < firstOfSource - importOfSource);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(store)!, recursive: true);
        }
    }

    private static IEnumerable<Figure> MeasureSize(string folder)
    {
        string bin = Path.Combine(folder, "module", "bin");
        double whole = MegabytesOf(folder);
        foreach (string platform in Directory.GetDirectories(Path.Combine(bin, "runtimes")).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal))
        {
            double size = MegabytesOf(Path.Combine(bin, "runtimes", platform)) + MegabytesOf(Path.Combine(bin, "net8.0", platform));
            yield return new Figure($"package: size for {platform}", size, "MB", "the whole folder", whole, "-", true);
        }

        yield return new Figure("package: size of the folder", whole, "MB", "the limit", LargestMegabytes, "below 25 MB", whole < LargestMegabytes);
    }

    private static double MegabytesOf(string folder) =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length) / 1e6 : 0;

    private static string? FindPackage()
    {
        string folder = Repository.PathOf("artifacts", "package", "MetricsTools");
        return Directory.Exists(folder) ? Directory.GetDirectories(folder).SingleOrDefault() : null;
    }
}
