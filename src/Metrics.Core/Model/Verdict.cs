namespace MetricsTools.Model;

/// <summary>What a judge concludes.</summary>
public enum Verdict
{
    /// <summary>The value lies within what the baseline allows.</summary>
    Normal = 0,

    /// <summary>The value deviates in the bad direction.</summary>
    Deviation = 1,

    /// <summary>The value deviates in the good direction. It never fails a gate.</summary>
    Improvement = 2,

    /// <summary>There is too little history, or nothing to judge.</summary>
    Inconclusive = 3,
}
