namespace MetricsTools.Deviations.Reports;

/// <summary>How loudly a report speaks of a result, in ascending order.</summary>
public enum ReportLevel
{
    /// <summary>Not at all: nothing to see.</summary>
    Passed = 0,

    /// <summary>An improvement, a deviation worth knowing, or what could not be judged and shall pass.</summary>
    Notice = 1,

    /// <summary>It passes with a warning.</summary>
    Warning = 2,

    /// <summary>It fails.</summary>
    Failed = 3,
}
