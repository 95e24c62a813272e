namespace MetricsTools.Collectors;

/// <summary>A clock whose timers come a little early.</summary>
internal sealed class EarlyTime(TimeProvider time) : TimeProvider
{
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(5);

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new EarlyTimer(time.CreateTimer(callback, state, dueTime, period));

    private sealed class EarlyTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime > Lead ? dueTime - Lead : dueTime, period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
