namespace MetricsTools.Privacy;

/// <summary>What happens to a tag value that looks like personal data.</summary>
public enum PrivacyMode
{
    /// <summary>It is replaced by a keyed hash, so that counting and grouping still work. The default.</summary>
    Hash = 0,

    /// <summary>The sample is refused.</summary>
    Reject = 1,

    /// <summary>It is stored as it is.</summary>
    Allow = 2,
}
