using FsCheck;
using FsCheck.Fluent;

namespace MetricsTools.Alerts;

public sealed class AlertMachineTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Looks at a condition: when, in seconds, whether it holds, and whether the value lies between the two thresholds.</summary>
    private static Gen<Look[]> Looks { get; } =
        (from step in Gen.Choose(-50, 400)
         from isMet in Gen.Elements(true, true, false)
         from isBetween in Gen.Elements(true, false, false)
         select (step, isMet, isBetween)).ListOf(30).Select(static steps =>
         {
             long time = 1_000_000;
             return steps.Select(one => new Look(time += one.step * 1000L, one.isMet, one.isMet || one.isBetween)).ToArray();
         });

    private static Gen<TimeSpan> Span { get; } = Gen.Elements(TimeSpan.Zero, Minute, TimeSpan.FromMinutes(5));

    [Fact]
    public void An_alert_fires_once_its_condition_has_held_for_the_time()
    {
        var machine = new AlertMachine(Minute, TimeSpan.Zero);
        AlertPhase phase = machine.Advance(AlertPhase.Initial, true, true, 0);
        Assert.Equal(new AlertPhase(AlertState.Pending, 0, 0, 0), phase);
        phase = machine.Advance(phase, true, true, 59_999);
        Assert.Equal(AlertState.Pending, phase.State);
        Assert.Equal(new AlertPhase(AlertState.Firing, 60_000, 0, 60_000), machine.Advance(phase, true, true, 60_000));
    }

    [Fact]
    public void An_alert_without_a_time_fires_at_once() =>
        Assert.Equal(new AlertPhase(AlertState.Firing, 5, 5, 5), new AlertMachine(TimeSpan.Zero, TimeSpan.Zero).Advance(AlertPhase.Initial, true, true, 5));

    [Fact]
    public void A_break_begins_the_time_anew()
    {
        var machine = new AlertMachine(Minute, TimeSpan.Zero);
        AlertPhase phase = machine.Advance(machine.Advance(AlertPhase.Initial, true, true, 0), false, false, 30_000);
        Assert.Equal(AlertState.Inactive, phase.State);
        Assert.Equal(AlertState.Pending, machine.Advance(machine.Advance(phase, true, true, 40_000), true, true, 99_000).State);
    }

    [Fact]
    public void A_firing_alert_is_kept_firing_for_the_time_after_its_condition_held_last()
    {
        var machine = new AlertMachine(TimeSpan.Zero, Minute);
        AlertPhase phase = machine.Advance(AlertPhase.Initial, true, true, 0);
        phase = machine.Advance(phase, false, false, 59_999);
        Assert.Equal(AlertState.Firing, phase.State);
        Assert.Equal(new AlertPhase(AlertState.Resolved, 60_000, null, 0), machine.Advance(phase, false, false, 60_000));
    }

    [Fact]
    public void A_value_between_the_thresholds_keeps_an_alert_firing_and_raises_none()
    {
        var machine = new AlertMachine(TimeSpan.Zero, TimeSpan.Zero);
        Assert.Equal(AlertState.Inactive, machine.Advance(AlertPhase.Initial, false, true, 0).State);
        Assert.Equal(AlertState.Firing, machine.Advance(machine.Advance(AlertPhase.Initial, true, true, 0), false, true, 1).State);
    }

    [Fact]
    public void States_follow_one_another_as_they_should() => Always.Holds(Cases, one => Walk(one, static (before, _, after, _) =>
    {
        (AlertState, AlertState)[] steps =
        [
            (AlertState.Inactive, AlertState.Pending), (AlertState.Inactive, AlertState.Firing), (AlertState.Pending, AlertState.Inactive), (AlertState.Pending, AlertState.Firing),
            (AlertState.Firing, AlertState.Resolved), (AlertState.Resolved, AlertState.Pending), (AlertState.Resolved, AlertState.Firing),
        ];
        Assert.True(before.State == after.State || steps.Contains((before.State, after.State)), $"{before} to {after}");
    }));

    [Fact]
    public void Nothing_fires_before_its_condition_was_seen_to_hold_for_the_time() => Always.Holds(Cases, one =>
    {
        long? heldSince = null;
        Walk(one, (before, look, after, machine) =>
        {
            long clock = ClockOf(before, look);
            heldSince = look.IsMet ? heldSince ?? clock : null;
            if (before.State != AlertState.Firing && after.State == AlertState.Firing) Assert.True(clock - heldSince >= (long)one.Waiting.TotalMilliseconds);
        });
    });

    [Fact]
    public void Nothing_resolves_before_its_condition_has_not_held_for_the_time() => Always.Holds(Cases, one =>
    {
        long last = long.MinValue;
        Walk(one, (before, look, after, _) =>
        {
            long clock = ClockOf(before, look);
            if (after.State == AlertState.Resolved && before.State == AlertState.Firing)
            {
                Assert.False(look.IsHeld);
                Assert.True(clock - last >= (long)one.Keeping.TotalMilliseconds);
            }

            if (look.IsMet || (before.State == AlertState.Firing && look.IsHeld)) last = clock;
        });
    });

    [Fact]
    public void A_condition_that_holds_for_the_time_fires_and_one_that_does_not_resolves() => Always.Holds(Cases, one => Walk(one, (before, look, after, machine) =>
    {
        AlertPhase later = machine.Advance(after, true, true, after.Since + (long)one.Waiting.TotalMilliseconds);
        later = machine.Advance(later, true, true, later.Since + (long)one.Waiting.TotalMilliseconds);
        Assert.Equal(AlertState.Firing, later.State);
        Assert.Equal(AlertState.Resolved, machine.Advance(later, false, false, later.LastMet!.Value + (long)one.Keeping.TotalMilliseconds).State);
    }));

    [Fact]
    public void Time_never_runs_backwards_and_the_same_look_twice_changes_nothing() => Always.Holds(Cases, one => Walk(one, static (before, look, after, machine) =>
    {
        Assert.True(after.Since >= before.Since);
        Assert.Equal(after, machine.Advance(after, look.IsMet, look.IsHeld, look.Now) with { LastMet = after.LastMet });
    }));

    // A clock that was set back stands still until it has caught up.
    private static long ClockOf(AlertPhase before, Look look) => Math.Max(look.Now, Math.Max(before.Since, before.LastMet ?? long.MinValue));

    private static Gen<(Look[] Looks, TimeSpan Waiting, TimeSpan Keeping)> Cases { get; } =
        from looks in Looks
        from waiting in Span
        from keeping in Span
        select (looks, waiting, keeping);

    private static void Walk((Look[] Looks, TimeSpan Waiting, TimeSpan Keeping) one, Action<AlertPhase, Look, AlertPhase, AlertMachine> check)
    {
        var machine = new AlertMachine(one.Waiting, one.Keeping);
        AlertPhase phase = AlertPhase.Initial;
        foreach (Look look in one.Looks)
        {
            AlertPhase next = machine.Advance(phase, look.IsMet, look.IsHeld, look.Now);
            check(phase, look, next, machine);
            phase = next;
        }
    }

    private readonly record struct Look(long Now, bool IsMet, bool IsHeld);
}
