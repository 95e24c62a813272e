namespace MetricsTools.Model;

/// <summary>One figure that stands for the samples of a bucket.</summary>
public enum Aggregate
{
    /// <summary>The number of samples.</summary>
    Count,

    /// <summary>The exact sum, rounded once.</summary>
    Sum,

    /// <summary>The arithmetic mean.</summary>
    Average,

    /// <summary>The smallest value.</summary>
    Minimum,

    /// <summary>The largest value.</summary>
    Maximum,

    /// <summary>The oldest value.</summary>
    First,

    /// <summary>The newest value.</summary>
    Last,

    /// <summary>The sample standard deviation (n - 1).</summary>
    StandardDeviation,

    /// <summary>The median.</summary>
    P50,

    /// <summary>The 90th percentile.</summary>
    P90,

    /// <summary>The 95th percentile.</summary>
    P95,

    /// <summary>The 99th percentile.</summary>
    P99,

    /// <summary>Per second: of a Counter the sum, of other kinds the count, over the time that the bucket covers.</summary>
    Rate,

    /// <summary>The number of distinct values.</summary>
    Distinct,
}
