using MetricsTools.Configuration;
using MetricsTools.Storage;

namespace MetricsTools.Recording;

/// <summary>How a <see cref="BufferedRecorder"/> works.</summary>
public sealed record BufferOptions
{
    /// <summary>What <see cref="BufferedRecorder.Add(MetricsTools.Model.MetricRecord, string)"/> records unless it is told: the word of the sentence that reports a failure.</summary>
    public const string Samples = "samples";

    /// <summary>The subject of usage events, for the sentence that reports a failure.</summary>
    public const string UsageEvents = "usage events";

    /// <summary>The records from which on they are stored at once.</summary>
    public int FlushCount { get; init; } = 20;

    /// <summary>How long a record waits at most before it is stored.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long a flush that failed is tried again; one more attempt than there are delays.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <summary>How long an attempt waits for a lock of another process.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most records in memory; beyond them, they go to the spool.</summary>
    public int MaximumPending { get; init; } = 10_000;

    /// <summary>The most bytes of the spool files of a store; what does not fit is lost, and reported.</summary>
    public long MaximumSpool { get; init; } = 16 * 1024 * 1024;

    /// <summary>Where the spool lies when it cannot lie beside the store; null for a folder of the user.</summary>
    public string? SpoolFolder { get; init; }

    /// <summary>Whether a network file system is accepted for the store.</summary>
    public bool AllowNetwork { get; init; }

    /// <summary>The clock, which also makes the timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// How records are recorded into a store, asked when it is opened; null for what is configured for it. Whoever gives options of their own also decides whether anything is recorded.
    /// </summary>
    public Func<IMetricStore, RecorderOptions>? RecorderOptions { get; init; }

    /// <summary>Finds out what is configured: privacy, retention, and whether anything is recorded at all. Null for the configuration of this process.</summary>
    public MetricConfiguration? Configuration { get; init; }

    /// <summary>Runs work aside.</summary>
    internal Action<Action> RunAside { get; init; } = static work => ThreadPool.QueueUserWorkItem(static state => ((Action)state!)(), work);
}
