using MetricsTools.Model;

namespace MetricsTools.Alerts;

/// <summary>What a look at a condition has shown for one series.</summary>
/// <param name="Series">The series.</param>
/// <param name="IsMet">Whether the condition holds.</param>
/// <param name="IsHeld">Whether an alert that fires goes on.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Reason">One sentence that says so.</param>
public sealed record AlertReading(SeriesKey Series, bool IsMet, bool IsHeld, Severity Severity, string Reason)
{
    /// <summary>The value that was looked at, or null.</summary>
    public double? Value { get; init; }

    /// <summary>The unit of the metric, or null.</summary>
    public string? Unit { get; init; }
}
