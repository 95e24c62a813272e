using MetricsTools.Model;

namespace MetricsTools;

/// <summary>A clock that a test moves on, with the timers that are due on the way.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];

    public long Now { get; private set; } = new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public override DateTimeOffset GetUtcNow() => UnixTime.ToDateTimeOffset(Now);

    public override long TimestampFrequency => UnixTime.Second;

    public override long GetTimestamp() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_timers) _timers.Add(timer);
        return timer;
    }

    /// <summary>Lets time pass; what is due runs on this thread, in order.</summary>
    public void Pass(TimeSpan time)
    {
        long end = Now + (long)time.TotalMilliseconds;
        while (FirstDue(end) is { } timer)
        {
            Now = Math.Max(Now, timer.Due);
            timer.Fire();
        }

        Now = end;
    }

    private ManualTimer? FirstDue(long end)
    {
        lock (_timers) return _timers.Where(timer => timer.Due <= end).OrderBy(static timer => timer.Due).FirstOrDefault();
    }

    private sealed class ManualTimer(ManualTime time, Action work) : ITimer
    {
        public long Due { get; private set; } = long.MaxValue;

        public void Fire()
        {
            Due = long.MaxValue;
            work();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : time.Now + (long)dueTime.TotalMilliseconds;
            return true;
        }

        public void Dispose() => Due = long.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
