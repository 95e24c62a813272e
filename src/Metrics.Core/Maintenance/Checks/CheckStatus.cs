namespace MetricsTools.Maintenance.Checks;

/// <summary>What a check found.</summary>
public enum CheckStatus
{
    /// <summary>All is well.</summary>
    Ok = 0,

    /// <summary>Something is unusual; nothing is known to be lost.</summary>
    Warning = 1,

    /// <summary>Something is damaged, or is no store.</summary>
    Failed = 2,
}
