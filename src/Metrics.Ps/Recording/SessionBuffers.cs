using System.Collections.Concurrent;
using MetricsTools.Configuration;
using MetricsTools.Recording;

namespace MetricsTools.PowerShell.Recording;

/// <summary>
/// The buffers of this process, one for each store, whatever number of runspaces records into it. They are flushed before the process ends, also where a script
/// calls <c>exit</c>.
/// </summary>
internal static class SessionBuffers
{
    private static readonly ConcurrentDictionary<string, BufferedRecorder> Buffers = new(Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    static SessionBuffers() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => CloseAll();

    /// <summary>The buffer of a store. The store is not opened, nor looked for.</summary>
    public static BufferedRecorder For(string path, bool allowNetwork) =>
        Buffers.TryGetValue(path, out BufferedRecorder? known) ? known : Add(path, allowNetwork);

    private static BufferedRecorder Add(string path, bool allowNetwork)
    {
        // A mistake in a file of settings is warned about by whoever reads them next.
        var configuration = MetricConfiguration.OfProcess(null);
        var options = new BufferOptions
        {
            AllowNetwork = allowNetwork,
            FlushCount = (int)(long)configuration.Get(SettingDefinitions.FlushCount, null).Value,
            FlushInterval = (TimeSpan)configuration.Get(SettingDefinitions.FlushInterval, null).Value,
        };
        var made = new BufferedRecorder(path, options);
        BufferedRecorder added = Buffers.GetOrAdd(path, made);
        if (added != made) made.Dispose();
        return added;
    }

    /// <summary>Stores what waits for a store, and lets go of its file; gives what is to be reported of it.</summary>
    public static IReadOnlyList<string> Flush(string path)
    {
        if (!Buffers.TryGetValue(path, out BufferedRecorder? buffer)) return [];
        buffer.Flush();
        return buffer.TakeReports();
    }

    /// <summary>Stores or spools what waits for any store, and ends the buffers. Whoever records afterwards gets new ones.</summary>
    public static void CloseAll()
    {
        foreach (string path in Buffers.Keys)
        {
            if (Buffers.TryRemove(path, out BufferedRecorder? buffer)) buffer.Dispose();
        }
    }
}
