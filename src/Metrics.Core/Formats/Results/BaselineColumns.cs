using MetricsTools.Baselines;
using MetricsTools.Model;

namespace MetricsTools.Formats.Results;

/// <summary>The columns of baselines.</summary>
internal static class BaselineColumns
{
    /// <summary>All of them, in order.</summary>
    public static readonly IReadOnlyList<Column<Baseline>> All =
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
        new("Seasonality", static row => (row.Profile?.Season ?? Seasonality.None).ToString()),
        new("Unit", static row => row.Unit),
        new("IsSufficient", static row => row.IsSufficient),
        new("Created", static row => UnixTime.ToDateTimeOffset(row.Created)),
        new("Profile", static row => row.Profile),
        new("Confidence", static row => row.Confidence),
    ];

    private static DateTimeOffset? Moment(long? milliseconds) => milliseconds is { } known ? UnixTime.ToDateTimeOffset(known) : null;

    private static double? Figure(Baseline baseline, double figure) => baseline.Count > 0 ? figure : null;
}
