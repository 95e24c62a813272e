namespace MetricsTools.PowerShell.Parameters;

/// <summary>Shows how durations are written; for an interval of a series, also Auto.</summary>
internal sealed class DurationCompleter : ListCompleter
{
    private static readonly string[] Retentions = ["7d", "30d", "90d", "52w", "104w"];
    private static readonly string[] Beats = ["1s", "5s", "10s", "30s", "1m", "5m"];
    private static readonly string[] Durations = ["1m", "5m", "15m", "1h", "6h", "1d", "7d", "30d"];

    /// <inheritdoc/>
    protected override IEnumerable<string> Words(string command, string parameter) =>
        parameter.StartsWith("Retain", StringComparison.Ordinal) ? Retentions
        : parameter == "Interval" && command == "Start-MetricCollector" ? Beats
        : parameter == "Interval" && command == "Get-MetricSeries" ? [nameof(BucketLength.Auto), .. Durations]
        : Durations;
}
