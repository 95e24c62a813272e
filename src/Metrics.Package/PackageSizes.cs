using System.Globalization;

namespace MetricsTools.Packaging;

/// <summary>How large the package is, in all and for each platform.</summary>
internal static class PackageSizes
{
    /// <summary>Prints one line a part, with tabs: name, MB, and what is in it.</summary>
    public static void Print(TextWriter output, string folder, string package, string symbols)
    {
        string bin = Path.Combine(folder, "module", "bin");
        foreach (string platform in Directory.GetDirectories(Path.Combine(bin, "runtimes")).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal))
        {
            long sqlite = SizeOf(Path.Combine(bin, "runtimes", platform)), compiled = SizeOf(Path.Combine(bin, "net8.0", platform));
            output.WriteLine($"{platform}\t{Text(sqlite + compiled)}\tSQLite {Text(sqlite)}, compiled code {Text(compiled)}");
        }

        output.WriteLine($"folder\t{Text(SizeOf(folder))}\tall platforms, and what they share");
        output.WriteLine($"nupkg\t{Text(new FileInfo(package).Length)}\tthe folder, compressed");
        output.WriteLine($"symbols\t{Text(new FileInfo(symbols).Length)}\tapart from the package");
    }

    private static long SizeOf(string folder) =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length) : 0;

    private static string Text(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.00} MB");
}
