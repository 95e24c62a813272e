using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.CommandLine.Output;

/// <summary>A bucket, and the figure that it shows as its value.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Aggregate">The figure.</param>
internal readonly record struct BucketRow(Bucket Bucket, Aggregate Aggregate);
