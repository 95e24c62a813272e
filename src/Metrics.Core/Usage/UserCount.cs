namespace MetricsTools.Usage;

/// <summary>How many users there were.</summary>
/// <param name="Known">The distinct users that are known.</param>
/// <param name="Samples">How often a known user did something.</param>
/// <param name="IsEstimated">Whether the number is of sketches: exact up to 400, and within 1.6 % beyond.</param>
internal readonly record struct UserCount(long Known, long Samples, bool IsEstimated)
{
    /// <summary>The users, where all that are not known count as one more.</summary>
    /// <param name="all">How often anybody did something.</param>
    /// <param name="includesAnonymous">Whether those that are not known count.</param>
    public long Of(long all, bool includesAnonymous) => Known + (includesAnonymous && all > Samples ? 1 : 0);
}
