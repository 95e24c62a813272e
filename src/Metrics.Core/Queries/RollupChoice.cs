using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>
/// Decides, of a question that leaves the resolution open, whether hours or days answer for samples that are kept themselves. They do where buckets are made of
/// whole hours or days, and the samples of the metric in the range are many: more than <see cref="ManySamples"/>, or more than
/// <see cref="ManyPercentileSamples"/> when the figure asked for is a percentile, which only samples give exactly. What lies outside of whole hours at the edges
/// of the range is answered by samples. A distinct count is made of samples too, but that of a Set, which counts as a percentile does.
/// </summary>
internal static class RollupChoice
{
    /// <summary>From how many samples on rollups answer, where the figure that is asked for is exact in both: about a millisecond's work.</summary>
    public const long ManySamples = 100_000;

    /// <summary>From how many samples on rollups answer for percentiles, within 0.54 %, and for the members of a Set: about ten milliseconds' work.</summary>
    public const long ManyPercentileSamples = 1_000_000;

    /// <summary>The coarsest resolution that is taken where samples are kept: Raw, Hour or Day.</summary>
    public static Resolution Of(IMetricStore store, MetricDefinition metric, IReadOnlyList<long> seriesIds, BucketRequest request, long length)
    {
        Aggregate aggregate = request.Aggregate ?? DefaultAggregate.Of(metric.Kind);
        if (request.Resolution != Resolution.Auto || length % UnixTime.Hour != 0 || (aggregate == Aggregate.Distinct && metric.Kind != MetricKind.Set)) return Resolution.Raw;
        long many = request.ManySamples ?? (aggregate is Aggregate.P50 or Aggregate.P90 or Aggregate.P95 or Aggregate.P99 or Aggregate.Distinct ? ManyPercentileSamples : ManySamples);
        if (store.CountSamples(seriesIds, request.Range, many) <= many) return Resolution.Raw;
        return length % UnixTime.Day == 0 ? Resolution.Day : Resolution.Hour;
    }
}
