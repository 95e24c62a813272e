namespace MetricsTools.Alerts;

/// <summary>
/// The way of an alert: Inactive, then Pending while the condition holds for less than a time, then Firing, then Resolved when it has not held for a time,
/// and from there Pending again. It knows no clock, and a clock that is set back changes nothing.
/// </summary>
/// <param name="waiting">How long the condition holds before the alert fires.</param>
/// <param name="keeping">How long the alert goes on firing after the condition held last.</param>
public sealed class AlertMachine(TimeSpan waiting, TimeSpan keeping)
{
    private readonly long _waiting = (long)waiting.TotalMilliseconds;
    private readonly long _keeping = (long)keeping.TotalMilliseconds;

    /// <summary>Where an alert stands after a look at its condition.</summary>
    /// <param name="phase">Where it stood.</param>
    /// <param name="isMet">Whether the condition holds.</param>
    /// <param name="isHeld">Whether an alert that fires goes on: the condition holds, or the value is not back at the threshold at which it resolves.</param>
    /// <param name="now">The moment of the look, in milliseconds since 1970-01-01T00:00:00Z.</param>
    public AlertPhase Advance(AlertPhase phase, bool isMet, bool isHeld, long now)
    {
        now = Math.Max(now, Math.Max(phase.Since, phase.LastMet ?? long.MinValue));
        if (phase.State == AlertState.Firing) return AdvanceFiring(phase, isMet || isHeld, now);
        if (!isMet) return phase.State == AlertState.Pending ? new AlertPhase(AlertState.Inactive, now, null, phase.LastMet) : phase;
        long activeSince = phase.State == AlertState.Pending ? phase.ActiveSince ?? phase.Since : now;
        if (now - activeSince >= _waiting) return new AlertPhase(AlertState.Firing, now, activeSince, now);
        return phase.State == AlertState.Pending ? phase with { LastMet = now } : new AlertPhase(AlertState.Pending, now, activeSince, now);
    }

    private AlertPhase AdvanceFiring(AlertPhase phase, bool isHeld, long now)
    {
        if (isHeld) return phase with { LastMet = now };
        return now - (phase.LastMet ?? phase.Since) >= _keeping ? new AlertPhase(AlertState.Resolved, now, null, phase.LastMet) : phase;
    }
}
