using MetricsTools.Model;

namespace MetricsTools.Views.Wording;

/// <summary>Figures of buckets in words.</summary>
public static class AggregateWords
{
    /// <summary>The words for a figure.</summary>
    /// <param name="aggregate">The name of an <see cref="Aggregate"/>; text of a store when it is another.</param>
    public static string Of(string aggregate) => aggregate switch
    {
        nameof(Aggregate.P50) => "median",
        nameof(Aggregate.P90) => "90th percentile",
        nameof(Aggregate.P95) => "95th percentile",
        nameof(Aggregate.P99) => "99th percentile",
        nameof(Aggregate.StandardDeviation) => "standard deviation",
        nameof(Aggregate.Rate) => "per second",
        nameof(Aggregate.Distinct) => "distinct values",
        _ => PlainText.Of(aggregate).ToLowerInvariant(),
    };
}
