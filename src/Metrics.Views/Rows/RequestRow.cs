namespace MetricsTools.Views.Rows;

/// <summary>The requests of one route.</summary>
/// <param name="Route">The route.</param>
/// <param name="Method">The method; empty when unknown.</param>
/// <param name="Count">The number of requests.</param>
/// <param name="ErrorRate">The share of requests with a status from 400 on, 0 to 1.</param>
/// <param name="AverageSeconds">The average duration, in seconds.</param>
/// <param name="P95Seconds">The 95th percentile of the durations, in seconds.</param>
/// <param name="MaximumSeconds">The longest duration, in seconds.</param>
public sealed record RequestRow(string Route, string Method, long Count, double ErrorRate, double AverageSeconds, double P95Seconds, double MaximumSeconds)
{
    /// <summary>The number of distinct users.</summary>
    public long Users { get; init; }
}
