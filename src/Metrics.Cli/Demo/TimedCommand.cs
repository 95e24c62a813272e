using System.Diagnostics;

namespace MetricsTools.CommandLine.Demo;

/// <summary>A real command that can be timed: this program's own <c>--version</c>, so that no other tool is needed.</summary>
internal static class TimedCommand
{
    /// <summary>What the command is called.</summary>
    public const string Text = "metrics --version";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The program and the arguments that start it again, also when it was started as <c>dotnet metrics.dll</c>.</summary>
    public static (string Program, string[] Arguments) Self
    {
        get
        {
            string program = Environment.ProcessPath ?? "dotnet";
            bool isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
            return isHost ? (program, [Path.Combine(AppContext.BaseDirectory, "metrics.dll")]) : (program, []);
        }
    }

    /// <summary>Runs the command and gives the milliseconds from its start to its end.</summary>
    /// <param name="slowdown">Settings that make it slower, or null.</param>
    /// <exception cref="IOException">It cannot be started, fails, or does not end.</exception>
    public static double Run(Slowdown? slowdown = null)
    {
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < (slowdown?.Repetitions ?? 1); i++) RunOnce(slowdown?.Settings);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void RunOnce(IReadOnlyDictionary<string, string>? settings)
    {
        (string program, string[] arguments) = Self;
        var start = new ProcessStartInfo(program, [.. arguments, "--version"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (KeyValuePair<string, string> setting in settings ?? new Dictionary<string, string>()) start.Environment[setting.Key] = setting.Value;
        using Process process = Start(start);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            throw new IOException($"'{Text}' did not end within {Patience.TotalSeconds:0} s.");
        }

        if (process.ExitCode != 0) throw new IOException($"'{Text}' ended with exit code {process.ExitCode}.");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new IOException($"{start.FileName} cannot be started.");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new IOException($"{start.FileName} cannot be started: {exception.Message}", exception);
        }
    }
}
