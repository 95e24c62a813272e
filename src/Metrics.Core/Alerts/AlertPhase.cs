namespace MetricsTools.Alerts;

/// <summary>Where an alert stands. Times are in milliseconds since 1970-01-01T00:00:00Z.</summary>
/// <param name="State">The state.</param>
/// <param name="Since">Since when it is in that state.</param>
/// <param name="ActiveSince">Since when the condition has held without a break, or held when it fired; null when it does not.</param>
/// <param name="LastMet">When the condition was last seen to hold; null when it never was.</param>
public readonly record struct AlertPhase(AlertState State, long Since, long? ActiveSince, long? LastMet)
{
    /// <summary>Where an alert stands that nothing is known of.</summary>
    public static readonly AlertPhase Initial = new(AlertState.Inactive, long.MinValue, null, null);
}
