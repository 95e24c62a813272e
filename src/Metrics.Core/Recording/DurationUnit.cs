namespace MetricsTools.Recording;

/// <summary>Turns a time span into a number of a metric's unit.</summary>
public static class DurationUnit
{
    /// <summary>The unit of a duration whose metric has none: seconds, as OpenTelemetry has it.</summary>
    public const string Default = "s";

    /// <summary>The number of units in a span.</summary>
    /// <param name="span">The span.</param>
    /// <param name="unit">A UCUM unit of time: <c>ns us ms s min h d</c>.</param>
    /// <param name="metric">The metric's name, for the message.</param>
    /// <exception cref="MetricException">The unit is not one of time.</exception>
    public static double Convert(TimeSpan span, string unit, string metric) => unit switch
    {
        "ns" => span.Ticks * 100.0,
        "us" => span.Ticks / 10.0,
        "ms" => span.Ticks / (double)TimeSpan.TicksPerMillisecond,
        "s" => span.Ticks / (double)TimeSpan.TicksPerSecond,
        "min" => span.Ticks / (double)TimeSpan.TicksPerMinute,
        "h" => span.Ticks / (double)TimeSpan.TicksPerHour,
        "d" => span.Ticks / (double)TimeSpan.TicksPerDay,
        _ => throw new MetricException(ErrorId.UnitNotTime, metric, unit),
    };
}
