using System.Diagnostics;
using System.Globalization;

namespace MetricsTools.Storage.Sqlite;

/// <summary>A process of its own that appends batches to a store (Metrics.Core.Tests.Writer, which the build puts beside this one).</summary>
internal sealed class WriterProcess : IDisposable
{
    private const string Name = "Metrics.Core.Tests.Writer";

#if NET
    private const string Extension = ".dll";
#else
    private const string Extension = ".exe";
#endif

    private readonly Process _process;

    /// <summary>A process that appends.</summary>
    public WriterProcess(string store, long batches, int batchSize, string tag)
        : this([store, batches.ToString(CultureInfo.InvariantCulture), batchSize.ToString(CultureInfo.InvariantCulture), tag])
    {
    }

    /// <summary>A process that appends for a time, in whole seconds.</summary>
    public WriterProcess(string store, TimeSpan time, int batchSize, string tag)
        : this([store, FormattableString.Invariant($"{time.TotalSeconds}s"), batchSize.ToString(CultureInfo.InvariantCulture), tag])
    {
    }

    /// <summary>A process that reads for a time, in whole seconds.</summary>
    public WriterProcess(string store, TimeSpan time, int batchSize)
        : this([store, FormattableString.Invariant($"{time.TotalSeconds}s"), batchSize.ToString(CultureInfo.InvariantCulture)])
    {
    }

    /// <summary>A process that maintains the store, again and again.</summary>
    public WriterProcess(string store)
        : this([store])
    {
    }

    /// <summary>A process that records samples by way of a buffer; each is acknowledged when it was added.</summary>
    public static WriterProcess Buffering(string store, int count) => new([store, "buffer", count.ToString(CultureInfo.InvariantCulture)]);

    private WriterProcess(string[] arguments)
    {
        ProcessStartInfo start = Host() is { } host ? ChildProcess.Of(host, [Program(), .. arguments]) : ChildProcess.Of(Program(), arguments);
        start.RedirectStandardOutput = true;
        _process = Process.Start(start)!;
    }

    /// <summary>The next batch that the store has acknowledged, or null at the end.</summary>
    public long? ReadAcknowledged() => _process.StandardOutput.ReadLine() is { } line ? long.Parse(line, CultureInfo.InvariantCulture) : null;

    /// <summary>Ends the process at once (SIGKILL), whatever it is doing.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Ends the process at once when it has not ended by itself by then.</summary>
    public void KillWithin(TimeSpan time)
    {
        if (!_process.WaitForExit((int)time.TotalMilliseconds)) Kill();
    }

    /// <summary>The last batch that was acknowledged before the end; -1 when none was.</summary>
    public long LastAcknowledged { get; private set; } = -1;

    /// <summary>Reads to the end; gives the exit code.</summary>
    public int Finish()
    {
        while (ReadAcknowledged() is { } batch) LastAcknowledged = batch;

        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    // What runs the program; Windows runs those of .NET Framework itself.
    private static string? Host() =>
#if NET
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } named ? named : "dotnet";
#else
        OperatingSystem.IsWindows() ? null : "mono";
#endif

    // .../Metrics.Core.Tests/bin/Debug/net10.0/ -> .../Metrics.Core.Tests.Writer/bin/Debug/net10.0/
    private static string Program()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        DirectoryInfo configuration = framework.Parent!;
        string tests = configuration.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(tests, Name, "bin", configuration.Name, framework.Name, Name + Extension);
    }
}
