namespace MetricsTools.Model;

/// <summary>How bad a deviation is, in ascending order.</summary>
public enum Severity
{
    /// <summary>Within what is normal.</summary>
    None = 0,

    /// <summary>Worth knowing; not yet a deviation.</summary>
    Info = 1,

    /// <summary>A deviation.</summary>
    Warning = 2,

    /// <summary>A severe deviation.</summary>
    Critical = 3,
}
