using MetricsTools.Baselines;
using MetricsTools.Deviations;
using MetricsTools.Maintenance;
using MetricsTools.Maintenance.Checks;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.CommandLine.Output;

/// <summary>The columns of results: the members of what the cmdlets give, in their order, and the headings of the module's table views.</summary>
internal static class ResultColumns
{
    /// <summary>Of samples.</summary>
    public static readonly IReadOnlyList<Column<SampleRow>> Sample =
    [
        new("Timestamp", static row => UnixTime.ToDateTimeOffset(row.Sample.Timestamp), "Timestamp (UTC)"),
        new("Name", static row => row.Series.Metric.Name, "Name"),
        new("Tag", static row => row.Series.Series.Tags, "Tag"),
        new("Value", static row => row.Sample.Value, "Value"),
        new("Unit", static row => row.Series.Metric.Unit, "Unit"),
        new("Kind", static row => row.Series.Metric.Kind.ToString()),
    ];

    /// <summary>Of buckets.</summary>
    public static readonly IReadOnlyList<Column<BucketRow>> Bucket =
    [
        new("Timestamp", static row => UnixTime.ToDateTimeOffset(row.Bucket.Start), "Timestamp (UTC)"),
        new("Name", static row => row.Bucket.Metric.Name, "Name"),
        new("Tag", static row => row.Bucket.Tags, "Tag"),
        new("Interval", static row => row.Bucket.Interval),
        new("Aggregate", static row => row.Aggregate.ToString()),
        new("Value", static row => row.Bucket[row.Aggregate], "Value"),
        new("Count", static row => row.Bucket.Count, "Count"),
        new("Sum", static row => row.Bucket.Sum),
        new("Average", static row => row.Bucket.Average, "Average"),
        new("Minimum", static row => row.Bucket.Minimum, "Minimum"),
        new("Maximum", static row => row.Bucket.Maximum, "Maximum"),
        new("First", static row => row.Bucket.First),
        new("Last", static row => row.Bucket.Last),
        new("StandardDeviation", static row => row.Bucket.StandardDeviation),
        new("P50", static row => row.Bucket.P50),
        new("P90", static row => row.Bucket.P90),
        new("P95", static row => row.Bucket.P95, "P95"),
        new("P99", static row => row.Bucket.P99),
        new("Rate", static row => row.Bucket.Rate),
        new("Distinct", static row => row.Bucket.Distinct),
        new("Unit", static row => row.Bucket.Metric.Unit),
        new("Kind", static row => row.Bucket.Metric.Kind.ToString()),
        new("Resolution", static row => row.Bucket.Resolution.ToString()),
        new("IsExact", static row => row.Bucket.IsExact),
    ];

    /// <summary>Of baselines.</summary>
    public static readonly IReadOnlyList<Column<Baseline>> Baseline =
    [
        new("Name", static row => row.Name, "Name"),
        new("Tag", static row => row.Tags, "Tag"),
        new("Label", static row => row.Label),
        new("Start", static row => Moment(row.Start)),
        new("End", static row => Moment(row.End)),
        new("Count", static row => row.Count, "Count"),
        new("Average", static row => Figure(row, row.Average), "Average"),
        new("StandardDeviation", static row => Figure(row, row.StandardDeviation), "StandardDeviation"),
        new("Median", static row => Figure(row, row.Median), "Median"),
        new("Mad", static row => Figure(row, row.Mad)),
        new("Minimum", static row => Figure(row, row.Minimum)),
        new("P5", static row => Figure(row, row.P5)),
        new("P25", static row => Figure(row, row.P25)),
        new("P75", static row => Figure(row, row.P75)),
        new("P95", static row => Figure(row, row.P95), "P95"),
        new("P99", static row => Figure(row, row.P99)),
        new("Maximum", static row => Figure(row, row.Maximum)),
        new("Aggregate", static row => row.Aggregate),
        new("Seasonality", static row => "None"),
        new("Unit", static row => row.Unit),
        new("IsSufficient", static row => row.IsSufficient),
        new("Created", static row => UnixTime.ToDateTimeOffset(row.Created)),
    ];

    /// <summary>Of deviations.</summary>
    public static readonly IReadOnlyList<Column<Deviation>> Deviation =
    [
        new("Timestamp", static row => UnixTime.ToDateTimeOffset(row.Timestamp)),
        new("Name", static row => row.Name, "Name"),
        new("Tag", static row => row.Tags, "Tag"),
        new("Value", static row => row.Value, "Value"),
        new("Expected", static row => row.Expected, "Expected"),
        new("Lower", static row => row.Lower),
        new("Upper", static row => row.Upper),
        new("Score", static row => row.Score),
        new("Percent", static row => row.Percent, "Percent"),
        new("Direction", static row => row.Direction?.ToString() ?? "None"),
        new("Severity", static row => row.Severity.ToString(), "Severity"),
        new("Verdict", static row => row.Verdict.ToString(), "Verdict"),
        new("IsDeviation", static row => row.IsDeviation),
        new("Method", static row => row.Method),
        new("Count", static row => row.Count),
        new("BaselineCount", static row => row.BaselineCount),
        new("PValue", static row => row.PValue),
        new("Unit", static row => row.Unit),
        new("Baseline", static row => row.Baseline),
        new("Reason", static row => row.Reason, "Reason"),
    ];

    /// <summary>Of checks of a store.</summary>
    public static readonly IReadOnlyList<Column<StoreCheckResult>> StoreCheck =
    [
        new("Check", static row => row.Check, "Check"),
        new("Target", static row => row.Target, "Target"),
        new("Status", static row => row.Status.ToString(), "Status"),
        new("Detail", static row => row.Detail, "Detail"),
    ];

    /// <summary>Of what optimizing a store brought.</summary>
    public static readonly IReadOnlyList<Column<StoreOptimization>> StoreOptimization =
    [
        new("SizeBefore", static row => row.Before.File, "SizeBefore"),
        new("SizeAfter", static row => row.After.File, "SizeAfter"),
        new("LogSizeBefore", static row => row.Before.Log, "LogSizeBefore"),
        new("LogSizeAfter", static row => row.After.Log, "LogSizeAfter"),
        new("FreeBefore", static row => row.Before.Free, "FreeBefore"),
        new("FreeAfter", static row => row.After.Free, "FreeAfter"),
        new("Duration", static row => row.Duration),
    ];

    /// <summary>What a rollup did.</summary>
    public static readonly IReadOnlyList<Column<MaintenanceReport>> Rollup =
    [
        new("SealedSamples", static row => row.SealedSamples, "SealedSamples"),
        new("SamplesBefore", static row => row.SamplesBefore, "SamplesBefore"),
        new("SamplesAfter", static row => row.SamplesAfter, "SamplesAfter"),
        new("SpansBefore", static row => row.SpansBefore),
        new("SpansAfter", static row => row.SpansAfter),
        new("SizeBefore", static row => row.SizeBefore, "SizeBefore"),
        new("SizeAfter", static row => row.SizeAfter, "SizeAfter"),
    ];

    private static DateTimeOffset? Moment(long? milliseconds) => milliseconds is { } known ? UnixTime.ToDateTimeOffset(known) : null;

    private static double? Figure(Baseline baseline, double figure) => baseline.Count > 0 ? figure : null;
}
