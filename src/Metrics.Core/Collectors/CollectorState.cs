namespace MetricsTools.Collectors;

/// <summary>What a collector does.</summary>
public enum CollectorState
{
    /// <summary>It has not been started: recording is off.</summary>
    Off,

    /// <summary>It reads on its interval.</summary>
    Running,

    /// <summary>It has read as often as it was to.</summary>
    Completed,

    /// <summary>It was stopped.</summary>
    Stopped,
}
