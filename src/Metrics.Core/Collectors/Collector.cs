using MetricsTools.Model;

namespace MetricsTools.Collectors;

/// <summary>
/// Reads sources on an interval, on a thread of the pool. Readings keep to the beat of the start, however long one takes, and never overlap: a beat that is
/// missed is left out. A reading that stores nothing comes first, so that what is read as a total has a beginning. Safe for threads.
/// </summary>
internal sealed class Collector : IDisposable
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);

    private readonly CollectorOptions _options;
    private readonly IReadOnlyList<IMetricSource> _sources;
    private readonly MeasurementWriter _writer;
    private readonly MeasurementBatch _batch = new();
    private readonly object _work = new();
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _timer;
    private long _start;
    private long _read;
    private long _beat;
    private volatile CollectorStatus _status = new() { State = CollectorState.Off };

    /// <summary>Makes a collector; <see cref="Start"/> starts it.</summary>
    public Collector(CollectorOptions options, IReadOnlyList<IMetricSource> sources, MeasurementWriter writer) =>
        (_options, _sources, _writer) = (options, sources, writer);

    /// <summary>How it does.</summary>
    public CollectorStatus Status => _status;

    /// <summary>Completes when it does nothing any more.</summary>
    public Task Ended => _ended.Task;

    private TimeProvider Time => _options.Time;

    /// <summary>Reads for the first time, and begins.</summary>
    public void Start()
    {
        lock (_work)
        {
            _status = _status with { State = CollectorState.Running };
            Read(isFirst: true);
            _start = _read;
            _timer = Time.CreateTimer(static state => ((Collector)state!).Beat(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Arm();
        }
    }

    /// <summary>Stops, with a last reading: what was counted since the one before is not lost. False when it had ended before.</summary>
    public bool Stop()
    {
        // What hangs in the system, such as a disk that does not answer, must not hold up the session.
        bool isMine = Monitor.TryEnter(_work, LongestStop);
        try
        {
            if (_status.State != CollectorState.Running) return false;
            if (isMine) Collect(isLast: true);
            End(CollectorState.Stopped);
            return true;
        }
        finally
        {
            if (isMine) Monitor.Exit(_work);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private void Beat()
    {
        lock (_work)
        {
            if (_status.State != CollectorState.Running) return;
            Collect(isLast: _status.CollectionCount + 1 == _options.Count);

            // Who stops it may have given up waiting meanwhile.
            if (_status.State != CollectorState.Running) return;
            if (_status.CollectionCount == _options.Count) End(CollectorState.Completed);
            else Arm();
        }
    }

    private void Arm()
    {
        TimeSpan elapsed = Time.GetElapsedTime(_start);

        // A timer may come a little early, which is no reason to come twice.
        _beat = Math.Max(_beat, elapsed.Ticks / _options.Interval.Ticks) + 1;
        var due = new TimeSpan(Math.Max(TimeSpan.TicksPerMillisecond, (_beat * _options.Interval.Ticks) - elapsed.Ticks));
        _timer!.Change(due, Timeout.InfiniteTimeSpan);
    }

    // Nothing may leave here: an exception on a thread of the pool ends the process.
    private void Collect(bool isLast)
    {
        string? error;
        try
        {
            Read(isFirst: false);
            error = _batch.Problem;
            error = _writer.Write(_batch.Measurements, isLast) ?? error;
        }
        catch (Exception exception)
        {
            error = exception.Message;
        }

        _status = _status with
        {
            CollectionCount = _status.CollectionCount + 1,
            SampleCount = _writer.SampleCount,
            PendingCount = _writer.PendingCount,
            LostCount = _writer.LostCount,
            LastCollected = UnixTime.ToDateTimeOffset(_batch.Timestamp),
            LastError = error ?? _status.LastError,
        };
    }

    private void Read(bool isFirst)
    {
        double elapsed = isFirst ? double.NaN : Time.GetElapsedTime(_read).TotalSeconds;
        _read = Time.GetTimestamp();
        _batch.Begin(UnixTime.Now(Time), elapsed);
        foreach (IMetricSource source in _sources) source.Collect(_batch);
    }

    private void End(CollectorState state)
    {
        _status = _status with { State = state };
        _timer?.Dispose();
        _writer.Dispose();
        foreach (IMetricSource source in _sources) source.Dispose();
        _ended.TrySetResult(true);
    }
}
