namespace MetricsTools.Collectors;

/// <summary>How a collector works.</summary>
internal sealed record CollectorOptions
{
    /// <summary>The shortest interval.</summary>
    public static readonly TimeSpan LeastInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest interval.</summary>
    public static readonly TimeSpan MostInterval = TimeSpan.FromDays(1);

    /// <summary>The time from one reading to the next.</summary>
    /// <exception cref="MetricException">It is shorter or longer than may be.</exception>
    public TimeSpan Interval
    {
        get;
        init => field = value >= LeastInterval && value <= MostInterval ? value : throw new MetricException(ErrorId.CollectorInterval, value, LeastInterval, MostInterval);
    } = TimeSpan.FromSeconds(10);

    /// <summary>How often it is to read, or null for as long as it is not stopped.</summary>
    public long? Count { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
