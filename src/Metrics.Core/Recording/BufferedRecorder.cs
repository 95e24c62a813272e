using MetricsTools.Model;
using MetricsTools.Recording.Buffering;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Recording;

/// <summary>
/// Records in the background, so that whoever measures never waits for a store and never fails because of one. What was added is stored when there are
/// <see cref="BufferOptions.FlushCount"/> records, after <see cref="BufferOptions.FlushInterval"/>, by <see cref="Flush"/> and by <see cref="Dispose"/>, each exactly
/// once. A flush that fails is tried again; after the last attempt its records go to a spool file beside the store, which the next flush that succeeds takes in,
/// of this process or another. Safe for threads; one for a store in a process is enough.
/// </summary>
public sealed class BufferedRecorder : IDisposable
{
    private readonly BufferOptions _options;
    private readonly FlushReports _reports = new();
    private readonly BatchWriter _writer;
    private readonly Spool _spool;
    private readonly UnstoredBatches _unstored;
    private readonly ITimer _timer;

    // The first is held for moments; the second while the store is worked with, and never taken within the first.
    private readonly object _gate = new();
    private readonly object _storeLock = new();
    private List<BufferedSample> _pending = [];
    private PendingBatch? _failing;
    private bool _isScheduled;
    private bool _isDisposed;
    private volatile string? _whyOff;
    private long _offUntil;

    /// <summary>Makes a recorder for the store in a file, which is made by the first flush when it is not there.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="options">How to work, or null for the usual way.</param>
    public BufferedRecorder(string path, BufferOptions? options = null) : this(path, OpenerOf(path, options ?? new BufferOptions()), options)
    {
    }

    /// <summary>Makes a recorder for a store that is opened in a way of its own.</summary>
    /// <param name="location">Where the store is; the spool lies beside it when it is a file.</param>
    /// <param name="open">Opens the store to write. It is called in the background, and what it gives is disposed of.</param>
    /// <param name="options">How to work, or null for the usual way.</param>
    public BufferedRecorder(string location, Func<IMetricStore> open, BufferOptions? options = null)
    {
        _options = options ?? new BufferOptions();
        Location = location;
        _writer = new BatchWriter(open, _options, _reports);
        _spool = new Spool(location, _options);
        _unstored = new UnstoredBatches(_spool, _writer, _reports);
        _timer = _options.Time.CreateTimer(static state => ((BufferedRecorder)state!).Pump(isTime: true), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Where the store is.</summary>
    public string Location { get; }

    /// <summary>The number of records added that are neither stored nor spooled yet.</summary>
    public int PendingCount
    {
        get
        {
            lock (_gate) return _pending.Count + (_failing?.Samples.Count ?? 0);
        }
    }

    /// <summary>The number of records that could be neither stored nor spooled.</summary>
    public long LostCount => _unstored.LostCount;

    /// <summary>Why nothing is recorded, as the last flush found out, or null.</summary>
    public string? WhyOff => _whyOff is { } why && UnixTime.Now(_options.Time) < Interlocked.Read(ref _offUntil) ? why : null;

    /// <summary>Adds a record, and returns at once.</summary>
    /// <exception cref="MetricException">It can be told without the store that the record is not acceptable.</exception>
    /// <exception cref="ObjectDisposedException">The recorder is disposed of.</exception>
    public void Add(MetricRecord record) => Add(record, BufferOptions.Samples);

    /// <summary>Adds a record, and returns at once.</summary>
    /// <param name="record">The record. Without a timestamp it has that of this moment.</param>
    /// <param name="subject">What it is, for the sentence that reports a failure: <c>Failed to submit usage events after 3 attempts</c>.</param>
    /// <exception cref="MetricException">It can be told without the store that the record is not acceptable.</exception>
    /// <exception cref="ObjectDisposedException">The recorder is disposed of.</exception>
    public void Add(MetricRecord record, string subject)
    {
        if (!TryAdd(record, subject)) throw new ObjectDisposedException(nameof(BufferedRecorder));
    }

    /// <summary>Adds a record, and returns at once; false, and nothing added, when the recorder is disposed of.</summary>
    /// <exception cref="MetricException">It can be told without the store that the record is not acceptable.</exception>
    public bool TryAdd(MetricRecord record, string subject = BufferOptions.Samples)
    {
        Check(record);
        if (WhyOff is not null) return true;
        var sample = new BufferedSample(record, record.Timestamp ?? UnixTime.Now(_options.Time), subject);
        List<BufferedSample>? excess = null;
        bool isDue = false;
        lock (_gate)
        {
            if (_isDisposed) return false;
            if (_pending.Count >= _options.MaximumPending) (excess, _pending) = (_pending, []);
            _pending.Add(sample);
            if (_pending.Count == 1 && _failing is null) _timer.Change(_options.FlushInterval, Timeout.InfiniteTimeSpan);
            if (_pending.Count >= _options.FlushCount && _failing is null && !_isScheduled) isDue = _isScheduled = true;
        }

        if (excess is not null) _unstored.Keep(new PendingBatch(Guid.NewGuid(), excess));
        if (isDue) _options.RunAside(() => Pump(isTime: false));
        return true;
    }

    /// <summary>Starts to measure an operation, which is recorded when the timer is disposed of.</summary>
    /// <param name="name">The operation's name; its metrics are those of <see cref="OperationTimer"/>.</param>
    /// <param name="tags">The tags of all of them, or null.</param>
    /// <exception cref="MetricException">The name is not one.</exception>
    public OperationTimer StartTimer(string name, TagSet? tags = null) => new(name, tags, _options.Time, Add);

    /// <summary>Stores what was added, now, and lets go of the store's file. When that fails, it is tried again as any flush is.</summary>
    /// <returns>Whether all of it is stored.</returns>
    public bool Flush()
    {
        lock (_storeLock)
        {
            bool isStored = Work(all: true, isLast: false);
            CloseStore();
            return isStored;
        }
    }

    /// <summary>What went wrong since this was asked last, in sentences: each outage once, and records that were not acceptable.</summary>
    public IReadOnlyList<string> TakeReports() => _reports.Take();

    /// <summary>Stores what was added. When that fails it goes to the spool at once, so that nobody who ends waits for long.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = true;
        }

        _timer.Dispose();
        lock (_storeLock)
        {
            Work(all: true, isLast: true);
            CloseStore();
            _spool.Dispose();
        }
    }

    /// <summary>What opens the store in a file to write.</summary>
    internal static Func<IMetricStore> OpenerOf(string path, BufferOptions options) => () => SqliteMetricStore.Open(
        path, new StoreOptions { Access = StoreAccess.Write, AllowNetwork = options.AllowNetwork, LockTimeout = options.LockTimeout, Time = options.Time });

    private static void Check(MetricRecord record)
    {
        MetricName.Validate(record.Name);
        if (record.IsCumulative && record.Kind is not (null or MetricKind.Counter)) throw new MetricException(ErrorId.CumulativeNotCounter, record.Name, record.Kind);
        if (record.Duration is { } span)
        {
            if (record.Unit is { } unit) DurationUnit.Convert(span, unit, record.Name);
            if (span < TimeSpan.Zero && record.Kind == MetricKind.Counter) throw new MetricException(ErrorId.CounterNegative, record.Name, span);
        }
        else if (record.Member is null)
        {
            MetricRecorder.CheckValue(record.Name, record.Kind ?? MetricKind.Gauge, record.Value);
        }
    }

    private void Pump(bool isTime)
    {
        try
        {
            lock (_storeLock)
            {
                bool isIdle;
                lock (_gate)
                {
                    _isScheduled = false;
                    isIdle = isTime && _pending.Count == 0 && _failing is null;
                }

                if (isIdle) CloseStore();
                else if (!_isDisposed) Work(all: isTime, isLast: false);
            }
        }
        catch (Exception exception)
        {
            // Nothing that is done aside may end the process.
            _reports.Add($"Recording into {Location} failed: {exception.Message}");
        }
    }

    // Returns whether all is stored.
    private bool Work(bool all, bool isLast)
    {
        bool isStored = true;
        while (Next(all) is { } batch)
        {
            if (TryWrite(batch, out Exception? failure)) continue;
            isStored = false;
            batch.Attempts++;
            if (!isLast && batch.Attempts <= _options.RetryDelays.Count)
            {
                lock (_gate)
                {
                    _failing = batch;
                    _timer.Change(_options.RetryDelays[batch.Attempts - 1], Timeout.InfiniteTimeSpan);
                }

                return false;
            }

            _unstored.GiveUp(batch, failure!);
            if (!isLast) break;
        }

        SetTimer();
        return isStored;
    }

    private PendingBatch? Next(bool all)
    {
        lock (_gate)
        {
            if (_failing is { } failing)
            {
                // Whoever has added many meanwhile does not shorten the time until it is tried again.
                if (!all) return null;
                _failing = null;
                return failing;
            }

            if (_pending.Count == 0 || (!all && _pending.Count < _options.FlushCount)) return null;
            List<BufferedSample> taken = _pending;
            _pending = new List<BufferedSample>(Math.Min(_options.FlushCount, taken.Count));
            return new PendingBatch(Guid.NewGuid(), taken);
        }
    }

    private bool TryWrite(PendingBatch batch, out Exception? failure)
    {
        failure = null;
        try
        {
            string? why = _writer.Write(batch);
            Interlocked.Exchange(ref _offUntil, UnixTime.Now(_options.Time) + (long)_options.FlushInterval.TotalMilliseconds);
            _whyOff = why;
            _unstored.EndOutage();
            if (why is null) _spool.TakeIn(_writer, _reports);
            return true;
        }
        catch (Exception exception)
        {
            failure = exception;
            return false;
        }
    }

    private void SetTimer()
    {
        lock (_gate)
        {
            // What is empty waits for the moment from which on the store's file is not held any more.
            if (!_isDisposed && _failing is null && (_pending.Count > 0 || _writer.IsOpen)) _timer.Change(_options.FlushInterval, Timeout.InfiniteTimeSpan);
        }
    }

    private void CloseStore()
    {
        try
        {
            _writer.Dispose();
        }
        catch (Exception exception)
        {
            _reports.Add($"Closing {Location} failed: {exception.Message}");
        }
    }
}
