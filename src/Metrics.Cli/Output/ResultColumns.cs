using MetricsTools.Alerts;
using MetricsTools.Annotations;
using MetricsTools.Baselines;
using MetricsTools.Comparisons;
using MetricsTools.Deviations;
using MetricsTools.Maintenance;
using MetricsTools.Maintenance.Checks;
using MetricsTools.Maintenance.Repair;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Usage;

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
    public static readonly IReadOnlyList<Column<Baseline>> Baseline = BaselineColumns.All;

    /// <summary>Of deviations.</summary>
    public static readonly IReadOnlyList<Column<Deviation>> Deviation = DeviationColumns.All;

    /// <summary>Of comparisons.</summary>
    public static readonly IReadOnlyList<Column<SeriesComparison>> Comparison =
    [
        new("Name", static row => row.Name, "Name"),
        new("Tag", static row => row.Tags, "Tag"),
        new("Reference", static row => row.Reference),
        new("Difference", static row => row.Side),
        new("ReferenceCount", static row => row.Comparison.ReferenceCount),
        new("ReferenceMedian", static row => row.Comparison.ReferenceMedian, "ReferenceMedian"),
        new("Count", static row => row.Comparison.Count),
        new("Median", static row => row.Comparison.Median, "Median"),
        new("Shift", static row => row.Comparison.Shift),
        new("ShiftLower", static row => row.Comparison.ShiftBounds.Lower),
        new("ShiftUpper", static row => row.Comparison.ShiftBounds.Upper),
        new("Percent", static row => row.Comparison.Percent, "Percent"),
        new("PercentLower", static row => row.Comparison.PercentBounds.Lower),
        new("PercentUpper", static row => row.Comparison.PercentBounds.Upper),
        new("PValue", static row => row.Comparison.PValue),
        new("Direction", static row => row.Comparison.Direction?.ToString() ?? "None"),
        new("Verdict", static row => row.Comparison.Verdict.ToString(), "Verdict"),
        new("Unit", static row => row.Unit),
        new("Reason", static row => row.Comparison.Reason, "Reason"),
    ];

    /// <summary>Of trends.</summary>
    public static readonly IReadOnlyList<Column<TrendRow>> Trend =
    [
        new("Name", static row => row.Series.Metric.Name, "Name"),
        new("Tag", static row => row.Series.Series.Tags, "Tag"),
        new("Start", static row => Moment(row.Trend.Start)),
        new("End", static row => Moment(row.Trend.End)),
        new("Count", static row => row.Trend.Trend.Count),
        new("Slope", static row => row.Trend.Trend.Slope, "Slope"),
        new("SlopeLower", static row => row.Trend.Trend.SlopeBounds.Lower),
        new("SlopeUpper", static row => row.Trend.Trend.SlopeBounds.Upper),
        new("Per", static row => row.Trend.Per),
        new("Direction", static row => row.Trend.Direction?.ToString() ?? "None", "Direction"),
        new("Change", static row => row.Trend.Trend.Change, "Change"),
        new("Percent", static row => row.Trend.Trend.Percent, "Percent"),
        new("Level", static row => row.Trend.Trend.Last),
        new("Forecast", static row => row.Trend.Trend.Forecast, "Forecast"),
        new("ForecastLower", static row => row.Trend.Trend.ForecastBounds.Lower),
        new("ForecastUpper", static row => row.Trend.Trend.ForecastBounds.Upper),
        new("ForecastTime", static row => Moment(row.Trend.ForecastTime)),
        new("Unit", static row => row.Series.Metric.Unit),
    ];

    /// <summary>Of alerts.</summary>
    public static readonly IReadOnlyList<Column<AlertResult>> Alert =
    [
        new("Rule", static row => row.Rule.Name, "Rule"),
        new("State", static row => row.Status.Phase.State.ToString(), "State"),
        new("Severity", static row => row.Status.Severity.ToString(), "Severity"),
        new("Name", static row => row.Status.Metric, "Name"),
        new("Tag", static row => row.Status.Tags, "Tag"),
        new("Value", static row => row.Status.Value, "Value"),
        new("Unit", static row => row.Status.Unit),
        new("Since", static row => UnixTime.ToDateTimeOffset(row.Status.Phase.Since), "Since (UTC)"),
        new("IsChanged", static row => row.IsChanged),
        new("Reason", static row => row.Status.Reason, "Reason"),
    ];

    /// <summary>Of annotations.</summary>
    public static readonly IReadOnlyList<Column<Annotation>> Annotation =
    [
        new("Timestamp", static row => UnixTime.ToDateTimeOffset(row.Start), "Timestamp (UTC)"),
        new("End", static row => Moment(row.End)),
        new("Duration", static row => row.End is { } end ? UnixTime.ToTimeSpan(end - row.Start) : null, "Duration"),
        new("Text", static row => row.Text, "Text"),
        new("Tag", static row => row.Tags, "Tag"),
        new("Id", static row => row.Id),
    ];

    /// <summary>Of the groups of a metric.</summary>
    public static readonly IReadOnlyList<Column<BreakdownRow>> Breakdown =
    [
        new("Name", static row => row.Metric.Name),
        new("Tag", static row => row.Tags, "Tag"),
        new("Count", static row => row.Count, "Count"),
        new("ErrorRate", static row => row.ErrorRate, "ErrorRate"),
        new("Average", static row => row.Average, "Average"),
        new("P50", static row => row.P50, "P50"),
        new("P95", static row => row.P95, "P95"),
        new("P99", static row => row.P99, "P99"),
        new("DistinctUsers", static row => row.Users, "DistinctUsers"),
        new("Unit", static row => row.Metric.Unit, "Unit"),
        new("ErrorCount", static row => row.ErrorCount),
        new("Sum", static row => row.Sum),
        new("Minimum", static row => row.Minimum),
        new("Maximum", static row => row.Maximum),
        new("IsExact", static row => row.IsExact),
    ];

    /// <summary>Of what was used.</summary>
    public static readonly IReadOnlyList<Column<UsageRow>> Usage =
    [
        new("Tag", static row => row.Tags, "Tag"),
        new("Events", static row => row.Events, "Events"),
        new("Requests", static row => row.Requests, "Requests"),
        new("Share", static row => row.Share, "Share"),
        new("DistinctUsers", static row => row.Users, "DistinctUsers"),
        new("ActiveUsers", static row => row.ActiveUsers, "ActiveUsers"),
        new("Start", static row => Moment(row.Start)),
        new("End", static row => UnixTime.ToDateTimeOffset(row.End)),
        new("IsExact", static row => row.IsExact),
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
        new("SamplesBeyondRetention", static row => row.SamplesBeyondRetention),
        new("GrowthPerDay", static row => row.GrowthPerDay),
        new("SpansBefore", static row => (long)row.SpansBefore),
        new("SpansAfter", static row => (long)row.SpansAfter),
        new("SizeBefore", static row => row.SizeBefore, "SizeBefore"),
        new("SizeAfter", static row => row.SizeAfter, "SizeAfter"),
    ];

    /// <summary>What a repair kept, and what is lost.</summary>
    public static readonly IReadOnlyList<Column<StoreRepairReport>> Repair =
    [
        new("KeptSamples", static row => row.KeptSamples, "KeptSamples"),
        new("LostSamples", static row => row.LostSamples, "LostSamples"),
        new("KeptHours", static row => row.KeptHours),
        new("LostHours", static row => row.LostHours, "LostHours"),
        new("KeptDays", static row => row.KeptDays),
        new("LostDays", static row => row.LostDays, "LostDays"),
        new("RebuiltRollups", static row => row.RebuiltRollups, "Rebuilt"),
        new("LostSeries", static row => string.Join(" ", row.LostSeries), "LostSeries"),
        new("BackupPath", static row => row.BackupPath),
    ];

    private static DateTimeOffset? Moment(long? milliseconds) => milliseconds is { } known ? UnixTime.ToDateTimeOffset(known) : null;
}
