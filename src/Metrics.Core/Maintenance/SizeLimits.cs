namespace MetricsTools.Maintenance;

/// <summary>How large a store may become before somebody is told, or samples are kept for less long.</summary>
public sealed record SizeLimits
{
    /// <summary>The raw samples beyond their retention, as a rollup finds them, above which it warns.</summary>
    public long WarningSamples { get; init; } = 800_000;

    /// <summary>The raw samples beyond their retention above which it is an alert, where the store also grows fast.</summary>
    public long AlertSamples { get; init; } = 1_000_000;

    /// <summary>The samples a day above which a store grows fast.</summary>
    public long AlertGrowth { get; init; } = 10_000;

    /// <summary>
    /// The bytes that what is stored may take, or 0 for any number. Where it takes more, the oldest raw samples are rolled up before their time, a day at a
    /// time; the newest day stays.
    /// </summary>
    public long Budget { get; init; }

    /// <summary>Whether there is so much beyond its retention that a rollup does not wait for its time.</summary>
    internal bool IsUrgent(long beyond) => beyond > AlertSamples;

    /// <summary>What is said of a store.</summary>
    /// <param name="beyond">The raw samples beyond their retention.</param>
    /// <param name="growth">The samples a day.</param>
    internal (string? Warning, MetricException? Alert) Judge(long beyond, long growth)
    {
        if (beyond > AlertSamples && growth > AlertGrowth) return (null, new MetricException(ErrorId.SizeAlert, InMillions(AlertSamples)));
        return beyond > WarningSamples
            ? (FormattableString.Invariant($"{beyond} raw samples were older than they are kept, and {WarningSamples} are usual at most. Roll up every night: see Register-MetricMaintenanceTask."), null)
            : (null, null);
    }

    private static string InMillions(long samples) =>
        samples % 1_000_000 == 0 ? FormattableString.Invariant($"{samples / 1_000_000}M") : samples.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
