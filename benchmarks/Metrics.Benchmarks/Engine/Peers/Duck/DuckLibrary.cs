using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace MetricsTools.Benchmarks.Engine.Peers.Duck;

/// <summary>
/// DuckDB's own library, which a package of npm carries: taken from the folder that <c>METRICSTOOLS_BENCHMARK_DUCKDB</c> names, else had once by npm
/// and kept in a folder of the user's temporary files.
/// </summary>
internal static class DuckLibrary
{
    /// <summary>The name under which its functions are declared.</summary>
    public const string Name = "duckdb";

    private const string Package = "@duckdb/node-bindings-linux-x64@1.5.6-r.1";
    private const string FileName = "libduckdb.so";
    private const string Variable = "METRICSTOOLS_BENCHMARK_DUCKDB";

    private static readonly Lazy<nint> Handle = new(() => NativeLibrary.Load(Find()), LazyThreadSafetyMode.ExecutionAndPublication);
    private static bool _isResolved;

    /// <summary>Loads it.</summary>
    /// <exception cref="DllNotFoundException">It cannot be had; the message says why.</exception>
    public static void Load()
    {
        if (!_isResolved) NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), static (name, _, _) => name == Name ? Handle.Value : 0);
        _isResolved = true;
        _ = Handle.Value;
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return Path.Combine(named, FileName);
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64) throw new DllNotFoundException("the npm package is of Linux on x64");
        string folder = Path.Combine(Path.GetTempPath(), "metrics-benchmark-duckdb");
        string path = Path.Combine(folder, "node_modules", "@duckdb", "node-bindings-linux-x64", FileName);
        if (!File.Exists(path)) Install(folder);
        return File.Exists(path) ? path : throw new DllNotFoundException($"npm could not install {Package}");
    }

    private static void Install(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            using Process npm = Process.Start(new ProcessStartInfo("npm", ["install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, Package]))!;
            npm.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new DllNotFoundException("npm is not installed");
        }
    }
}
