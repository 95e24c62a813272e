using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace MetricsTools.Views.Web;

/// <summary>Node and the packages of tests/web, which are installed from the lock file when they are missing.</summary>
internal static class WebTools
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly Lazy<string?> Missing = new(FindMissing);

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = typeof(WebTools).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static one => one.Key == "Repository").Value!;

    /// <summary>The folder of the scripts.</summary>
    public static string Folder { get; } = Path.Combine(Repository, "tests", "web");

    /// <summary>Why pages cannot be looked at here, or null when they can.</summary>
    public static string? WhyNot => Missing.Value;

    /// <summary>Runs a script of the folder, and gives the lines that it writes.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string[] Run(string script, params string[] arguments)
    {
        (int exitCode, string output, string error) = Start("node", [Path.Combine(Folder, script), .. arguments]);
        return exitCode == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException($"{script} ended with {exitCode}: {error}{output}");
    }

    private static string? FindMissing()
    {
        try
        {
            (_, string version, _) = Start("node", ["--version"]);
            if (!Version.TryParse(version.Trim().TrimStart('v'), out Version? found) || found.Major < 20) return $"Node 20 or newer is needed, and this is {version.Trim()}";
            return Directory.Exists(Path.Combine(Folder, "node_modules", "playwright-core")) && Directory.Exists(Path.Combine(Folder, "node_modules", "axe-core")) ? null : Install();
        }
        catch (Win32Exception)
        {
            return "Node is not installed";
        }
    }

    private static string? Install()
    {
        try
        {
            string npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            (int exitCode, string output, string error) = Start(npm, ["ci", "--prefix", Folder, "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=20000"]);
            return exitCode == 0 ? null : $"the packages of tests/web could not be installed (npm ci): {(error + output).Trim().Split('\n')[0]}";
        }
        catch (Win32Exception)
        {
            return "npm is not installed, and the packages of tests/web are missing";
        }
    }

    private static (int ExitCode, string Output, string Error) Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Folder };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)}");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
