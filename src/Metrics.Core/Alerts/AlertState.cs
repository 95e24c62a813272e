namespace MetricsTools.Alerts;

/// <summary>What has come of a rule for one series.</summary>
public enum AlertState
{
    /// <summary>The condition does not hold.</summary>
    Inactive = 0,

    /// <summary>The condition holds, but not for long enough yet.</summary>
    Pending = 1,

    /// <summary>The condition has held for long enough.</summary>
    Firing = 2,

    /// <summary>It fired, and the condition does not hold any more.</summary>
    Resolved = 3,
}
