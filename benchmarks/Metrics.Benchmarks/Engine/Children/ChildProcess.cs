using System.Diagnostics;
using System.Globalization;

namespace MetricsTools.Benchmarks.Engine.Children;

/// <summary>This program, started once more for a part of the work.</summary>
internal static class ChildProcess
{
    /// <summary>The first argument of such a process.</summary>
    public const string Verb = "child";

    private static readonly IReadOnlyList<IChild> Children = [new Writer(), new Reader(), new FirstQuestion(), new OneShots(), new LockWatch(), new ManySeries()];

    /// <summary>What a process of this kind does: it prints numbers.</summary>
    public static int Do(IReadOnlyList<string> arguments, TextWriter output)
    {
        IChild child = Children.Single(child => child.Name == arguments[0]);
        foreach (double number in child.Run([.. arguments.Skip(1)])) output.WriteLine(number.ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>Starts one.</summary>
    public static Process Start(string name, params string[] arguments) => StartWith(Environment.ProcessPath!, [Verb, name, .. arguments]);

    /// <summary>Starts one below a program that watches it.</summary>
    public static Process StartUnder(IEnumerable<string> watcher, string name, params string[] arguments) =>
        StartWith(watcher.First(), [.. watcher.Skip(1), Environment.ProcessPath!, Verb, name, .. arguments]);

    /// <summary>Waits for it, and gives its numbers.</summary>
    public static double[] Numbers(this Process process)
    {
        using (process)
        {
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"A child of the benchmark exited with {process.ExitCode}.");
            return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => double.Parse(line, CultureInfo.InvariantCulture))];
        }
    }

    private static Process StartWith(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
}
