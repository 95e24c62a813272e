using System.ComponentModel;
using System.Diagnostics;

namespace MetricsTools.Maintenance.Scheduling;

/// <summary>Runs the program of a scheduler.</summary>
internal static class SchedulerProgram
{
    /// <summary>Runs it to its end and gives its exit code, output and errors.</summary>
    /// <exception cref="MetricException">It is not there.</exception>
    public static (int ExitCode, string Output, string Error) Run(string program, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, CommandLineText.Join(arguments))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            if (input is not null) process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
        catch (Win32Exception exception)
        {
            throw new MetricException(ErrorId.SchedulerFailed, exception, program, exception.Message);
        }
    }

    /// <summary>Runs it, and throws with what it said when it fails.</summary>
    /// <exception cref="MetricException">It is not there, or failed.</exception>
    public static string RunOrThrow(string program, string? input, params string[] arguments)
    {
        (int exitCode, string output, string error) = Run(program, input, arguments);
        return exitCode == 0 ? output : throw new MetricException(ErrorId.SchedulerFailed, $"{program} {string.Join(" ", arguments)}", error.Trim());
    }
}
