using System.Diagnostics;

namespace MetricsTools.Benchmarks;

/// <summary>PowerShell, started anew for each measurement.</summary>
internal static class FreshProcess
{
    /// <summary>The command that imports a module.</summary>
    public static string ImportOf(string manifest) => $"Import-Module '{manifest.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The median time in milliseconds of each command, from the start of its process to the end, after a warm-up.</summary>
    /// <remarks>The commands take turns, so that a machine whose speed drifts treats all alike.</remarks>
    public static IReadOnlyList<double> MedianTimes(int runs, params string[] commands)
    {
        double[][] times = [.. commands.Select(_ => new double[runs])];
        for (int run = -1; run < runs; run++)
        {
            for (int i = 0; i < commands.Length; i++)
            {
                double time = Time(commands[i]);
                if (run >= 0) times[i][run] = time;
            }
        }

        return [.. times.Select(Median)];
    }

    /// <summary>What PowerShell prints.</summary>
    public static string Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", .. arguments]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"pwsh {string.Join(' ', arguments)} exited with {process.ExitCode}.\n{output}");
    }

    private static double Time(string command)
    {
        long start = Stopwatch.GetTimestamp();
        Run("-Command", command);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
