using MetricsTools.Deviations;
using MetricsTools.Model;

namespace MetricsTools.Formats.Results;

/// <summary>The columns of deviations.</summary>
internal static class DeviationColumns
{
    /// <summary>All of them, in order.</summary>
    public static readonly IReadOnlyList<Column<Deviation>> All =
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
}
