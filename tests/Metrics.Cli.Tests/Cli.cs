using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace MetricsTools.CommandLine;

/// <summary>The built program, run as a process in a folder of its own.</summary>
public sealed class Cli : IDisposable
{
    private static readonly string Output = Metadata("CliOutput");

    /// <summary>The folder that the program lies in.</summary>
    public static string ProgramFolder => Output;

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = Metadata("Repository");

    /// <summary>The folder that the program runs in.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("metrics-cli-").FullName;

    /// <summary>Environment variables of the program.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>A file in the folder.</summary>
    public string File(string name) => Path.Combine(Folder, name);

    /// <summary>Runs the program to its end.</summary>
    public CliResult Run(params string[] arguments) => RunWithInput(null, arguments);

    /// <summary>Runs the program to its end, with a text as its standard input.</summary>
    public CliResult RunWithInput(string? input, params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (input is not null) process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"metrics {string.Join(' ', arguments)}");
        }

        return new CliResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Starts the program.</summary>
    public Process Start(params string[] arguments)
    {
        string program = Path.Combine(Output, OperatingSystem.IsWindows() ? "metrics.exe" : "metrics");
        return Start(program, arguments);
    }

    /// <summary>Starts the program as <c>dotnet metrics.dll</c>.</summary>
    public Process StartByHost(params string[] arguments) =>
        Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", [Path.Combine(Output, "metrics.dll"), .. arguments]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string name in new[] { "METRICSTOOLS_PRIVACY", "METRICSTOOLS_PRIVACY_KEY", "METRICSTOOLS_ENABLED" }) start.Environment.Remove(name);
        start.Environment["METRICSTOOLS_STORE"] = File("store.db");
        start.Environment["METRICSTOOLS_USER_CONFIG"] = File("user.json");
        start.Environment["METRICSTOOLS_MACHINE_CONFIG"] = File("machine.json");
        foreach (KeyValuePair<string, string> setting in Settings) start.Environment[setting.Key] = setting.Value;
        return Process.Start(start)!;
    }

    private static string Metadata(string key) => typeof(Cli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;
}
