namespace MetricsTools.Deviations;

/// <summary>What a gate does with an inconclusive result.</summary>
public enum InconclusiveAction
{
    /// <summary>It passes.</summary>
    Pass = 0,

    /// <summary>It passes with a warning. The default.</summary>
    Warn = 1,

    /// <summary>It fails.</summary>
    Fail = 2,
}
