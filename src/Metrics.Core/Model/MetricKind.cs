namespace MetricsTools.Model;

/// <summary>What a metric's samples mean. It is fixed by the first sample and never changes.</summary>
public enum MetricKind
{
    /// <summary>Any finite number, such as a temperature. The default.</summary>
    Gauge = 0,

    /// <summary>An increment of zero or more. Totals are sums of increments, so that any number of writers can add.</summary>
    Counter = 1,

    /// <summary>One observation of a distribution, such as a duration.</summary>
    Histogram = 2,

    /// <summary>One observation of a distribution whose quantiles are declared.</summary>
    Summary = 3,

    /// <summary>A member, stored as a keyed 52-bit hash; the number of distinct members is the value.</summary>
    Set = 4,
}
