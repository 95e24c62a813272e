using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace MetricsTools.Benchmarks;

/// <summary>The figures of the module in a real PowerShell: medians, each beside its yardstick.</summary>
internal static class ModuleFigures
{
    private const int ImportRuns = 11;

    private static readonly string Manifest = Path.Combine(
        typeof(ModuleFigures).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!, "MetricsTools.psd1");

    /// <summary>Prints them; 0 when they could be measured.</summary>
    public static int Print(TextWriter output)
    {
        try
        {
            output.WriteLine(Figure.Header);
            output.WriteLine(MeasureImport());
            foreach (Figure figure in MeasureSession()) output.WriteLine(figure);
            return 0;
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("PowerShell 7 (pwsh) is not installed: the module's figures cannot be measured.");
            return 1;
        }
    }

    // In turn, so that a machine whose speed drifts treats both alike.
    private static Figure MeasureImport()
    {
        var empty = new double[ImportRuns];
        var import = new double[ImportRuns];
        for (int i = -1; i < ImportRuns; i++)
        {
            double emptyTime = Time("1"), importTime = Time($"Import-Module '{Manifest.Replace("'", "''")}'");
            if (i < 0) continue;
            (empty[i], import[i]) = (emptyTime, importTime);
        }

        double above = Median(import) - Median(empty);
        return new Figure("Import-Module in a fresh process", Median(import), "ms", "pwsh -NoProfile -c 1", Median(empty), "at most 150 ms above", above <= 150);
    }

    private static IEnumerable<Figure> MeasureSession()
    {
        string script = Path.Combine(AppContext.BaseDirectory, "module.ps1");
        foreach (string line in Run("-NoProfile", "-NonInteractive", "-File", script, "-Module", Manifest).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] cells = line.Trim().Split('\t');
            double value = Number(cells[1]), peer = Number(cells[4]), goal = Number(cells[5]);
            bool isRatio = cells[6] == "ratio";
            yield return new Figure(
                cells[0], value, cells[2], cells[3], peer, isRatio ? $"at most {cells[5]} times" : $"at most {cells[5]} {cells[2]}", (isRatio ? value / peer : value) <= goal);
        }
    }

    private static double Time(string command)
    {
        long start = Stopwatch.GetTimestamp();
        Run("-NoProfile", "-NonInteractive", "-Command", command);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("pwsh", arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"pwsh {string.Join(' ', arguments)} exited with {process.ExitCode}.\n{output}");
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
