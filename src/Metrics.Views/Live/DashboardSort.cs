namespace MetricsTools.Views.Live;

/// <summary>The order of the series on a dashboard.</summary>
public enum DashboardSort
{
    /// <summary>What deviates first, then by name.</summary>
    Severity,

    /// <summary>By name and tags.</summary>
    Name,

    /// <summary>What differs most from what is expected first.</summary>
    Change,

    /// <summary>What was recorded last first.</summary>
    Newest,
}
