using MetricsTools.Model;

namespace MetricsTools.Alerts;

/// <summary>What has come of one rule: where its alerts stand, and how they came there. It never changes; what follows from a look is another one.</summary>
public sealed record AlertLedger
{
    /// <summary>The most transitions that are kept, the newest ones.</summary>
    public const int MaximumHistory = 100;

    /// <summary>How long whoever has taken over a post may take, before another tries it.</summary>
    public static readonly TimeSpan PostTime = TimeSpan.FromMinutes(5);

    /// <summary>How long a resolved alert is shown.</summary>
    public static readonly TimeSpan ResolvedTime = TimeSpan.FromDays(1);

    /// <summary>Of every series whose alert is not inactive.</summary>
    public IReadOnlyList<AlertStatus> Statuses { get; init; } = [];

    /// <summary>The newest changes, oldest first.</summary>
    public IReadOnlyList<AlertTransition> History { get; init; } = [];

    /// <summary>The ledger after a look.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="readings">What the look has shown; a series without a reading has no samples any more, and its condition does not hold.</param>
    /// <param name="unread">The series that could not be looked at, which stay as they are.</param>
    /// <param name="canPost">Whether whoever stores the ledger posts what is to be posted; else it is left to another look.</param>
    /// <param name="now">The moment of the look, in milliseconds since 1970-01-01T00:00:00Z.</param>
    public AlertLedgerStep Advance(AlertRule rule, IReadOnlyList<AlertReading> readings, IReadOnlyCollection<SeriesKey> unread, bool canPost, long now)
    {
        var machine = new AlertMachine(rule.For, rule.KeepFiring);
        var before = Statuses.ToDictionary(static status => new SeriesKey(status.Metric, status.Tags));
        var read = new HashSet<SeriesKey>(readings.Select(static reading => reading.Series));
        IEnumerable<AlertReading> all = readings.Concat(before.Keys.Where(key => !read.Contains(key) && !unread.Contains(key)).Select(key => Gone(before[key])));
        List<AlertStatus> statuses = [.. unread.Where(before.ContainsKey).Select(key => before[key])];
        var changes = new List<AlertTransition>();
        var posts = new List<AlertStatus>();
        foreach (AlertReading reading in all)
        {
            AlertStatus old = before.TryGetValue(reading.Series, out AlertStatus? known) ? known : new AlertStatus { Metric = reading.Series.Name, Tags = reading.Series.Tags };
            AlertPhase phase = machine.Advance(old.Phase, reading.IsMet, reading.IsHeld, now);
            bool isChanged = phase.State != old.Phase.State;
            AlertStatus status = Describe(old, phase, reading);
            if (isChanged) changes.Add(TransitionOf(old, status));
            if (rule.Webhook is null || !IsNews(phase.State)) status = status with { PostFrom = null };
            else if (isChanged || status.PostFrom <= now)
            {
                status = status with { PostFrom = canPost ? now + (long)PostTime.TotalMilliseconds : now };
                if (canPost) posts.Add(status);
            }

            bool isForgotten = phase.State == AlertState.Resolved && status.PostFrom is null && now - phase.Since > (long)ResolvedTime.TotalMilliseconds;
            if (phase.State != AlertState.Inactive && !isForgotten) statuses.Add(status);
        }

        return new AlertLedgerStep(With(statuses, changes), changes, posts);
    }

    /// <summary>The ledger of a rule that is turned off: what was pending or fired is inactive.</summary>
    public AlertLedger Silence(long now)
    {
        AlertTransition[] changes =
        [
            .. Statuses.Where(static status => status.Phase.State is AlertState.Pending or AlertState.Firing).Select(status => new AlertTransition
            {
                Timestamp = now,
                Metric = status.Metric,
                Tags = status.Tags,
                From = status.Phase.State,
                To = AlertState.Inactive,
                Severity = status.Severity,
                Value = status.Value,
                Reason = "The rule was turned off.",
            }),
        ];
        return With([], changes);
    }

    /// <summary>The ledger after posts were tried: those that failed may be tried again at once.</summary>
    /// <param name="posts">What was posted.</param>
    /// <param name="isDone">Whether it arrived.</param>
    /// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
    public AlertLedger Settle(IReadOnlyList<AlertStatus> posts, bool isDone, long now)
    {
        var posted = posts.ToDictionary(static post => new SeriesKey(post.Metric, post.Tags), static post => post.Phase);
        return this with { Statuses = [.. Statuses.Select(status => IsSame(status) ? status with { PostFrom = isDone ? null : now } : status)] };

        // What has changed again meanwhile is another matter.
        bool IsSame(AlertStatus status) =>
            posted.TryGetValue(new SeriesKey(status.Metric, status.Tags), out AlertPhase phase) && phase.State == status.Phase.State && phase.Since == status.Phase.Since;
    }

    /// <summary>Whether a state is worth telling.</summary>
    public static bool IsNews(AlertState state) => state is AlertState.Firing or AlertState.Resolved;

    private AlertLedger With(IReadOnlyList<AlertStatus> statuses, IReadOnlyList<AlertTransition> changes)
    {
        AlertTransition[] history = [.. History, .. changes];
        return new AlertLedger
        {
            Statuses = [.. statuses.OrderBy(static status => status.Metric, StringComparer.OrdinalIgnoreCase).ThenBy(static status => status.Tags.ToString(), StringComparer.Ordinal)],
            History = [.. history.Skip(history.Length - MaximumHistory)],
        };
    }

    // What a resolved alert was about stays to be read.
    private static AlertStatus Describe(AlertStatus old, AlertPhase phase, AlertReading reading) =>
        phase.State == AlertState.Resolved && old.Phase.State == AlertState.Resolved ? old with { Phase = phase }
        : old with
        {
            Phase = phase,
            Severity = reading.IsMet || old.Phase.State == AlertState.Inactive ? reading.Severity : old.Severity,
            Value = reading.Value,
            Unit = reading.Unit ?? old.Unit,
            Reason = reading.Reason,
        };

    private static AlertTransition TransitionOf(AlertStatus old, AlertStatus status) => new()
    {
        Timestamp = status.Phase.Since,
        Metric = status.Metric,
        Tags = status.Tags,
        From = old.Phase.State,
        To = status.Phase.State,
        Severity = status.Severity,
        Value = status.Value,
        Reason = status.Reason,
    };

    private static AlertReading Gone(AlertStatus status)
    {
        var series = new SeriesKey(status.Metric, status.Tags);
        return new AlertReading(series, false, false, status.Severity, $"{series} has no samples to look at.") { Unit = status.Unit };
    }
}
