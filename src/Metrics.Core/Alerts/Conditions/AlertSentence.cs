using System.Globalization;
using MetricsTools.Queries;

namespace MetricsTools.Alerts.Conditions;

/// <summary>The words of readings.</summary>
internal static class AlertSentence
{
    /// <summary>A number with its unit, in five digits at most.</summary>
    public static string Figure(double number, string? unit) =>
        number.ToString("G5", CultureInfo.InvariantCulture) + (unit is null or "1" ? "" : " " + unit);

    /// <summary>A duration as people write it.</summary>
    public static string Duration(TimeSpan span)
    {
        (string Unit, long Ticks)[] units =
        [
            ("d", TimeSpan.TicksPerDay), ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond), ("ms", TimeSpan.TicksPerMillisecond),
        ];
        foreach ((string unit, long ticks) in units)
        {
            if (span.Ticks >= ticks && span.Ticks % ticks == 0) return FormattableString.Invariant($"{span.Ticks / ticks}{unit}");
        }

        return span.ToString("c");
    }

    /// <summary>What is to be said of a series that has nothing to look at.</summary>
    public static AlertReading Nothing(AlertRule rule, SelectedSeries series, string why) =>
        new(series.Key, false, false, rule.Severity, $"{series.Key} {why}.") { Unit = series.Metric.Unit };
}
