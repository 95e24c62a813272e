using System.Globalization;
using MetricsTools.Model;

namespace MetricsTools.Recording;

/// <summary>
/// Measures one operation: how long it took, whether it succeeded, the type of the error when it did not, and values and tags that are added on the way. Of an
/// operation <c>import</c> come the histogram <c>import.duration</c> in seconds, one count of <c>import.success</c> or of <c>import.failure</c> (with the tag
/// <c>error.type</c>), one of <c>import.retry</c> for each attempt that was followed by another, and <c>import.rows</c> for a value <c>rows</c>. Safe for threads.
/// </summary>
public sealed class OperationTimer : IDisposable
{
    /// <summary>What the name of the metric that has the durations ends with.</summary>
    internal const string DurationSuffix = ".duration";

    private const string ErrorType = "error.type";

    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly Action<MetricRecord>? _record;
    private readonly Dictionary<string, string> _tags = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<MetricRecord> _records = [];
    private readonly long _start;
    private TimeSpan? _elapsed;
    private string? _errorType;

    /// <summary>Starts to measure.</summary>
    /// <param name="name">The operation's name, which its metrics begin with; a suffix <c>.duration</c> may stand there or not.</param>
    /// <param name="tags">The tags of all its metrics.</param>
    /// <param name="time">The clock, or null for the system's.</param>
    /// <param name="record">Takes the records when it is disposed of; null where they are taken by <see cref="TryStop"/>.</param>
    /// <exception cref="MetricException">The name is not one.</exception>
    public OperationTimer(string name, TagSet? tags = null, TimeProvider? time = null, Action<MetricRecord>? record = null)
    {
        _time = time ?? TimeProvider.System;
        _record = record;
        Name = name.EndsWith(DurationSuffix, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - DurationSuffix.Length) : name;
        MetricName.Validate(Name + DurationSuffix);
        foreach (Tag tag in tags ?? TagSet.Empty) _tags[tag.Key] = tag.Value;
        Started = _time.GetUtcNow();
        _start = _time.GetTimestamp();
    }

    /// <summary>The operation's name.</summary>
    public string Name { get; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>How long it took, or takes until now.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock) return _elapsed ?? _time.GetElapsedTime(_start);
        }
    }

    /// <summary>Whether it is not stopped yet.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_lock) return _elapsed is null;
        }
    }

    /// <summary>The tags.</summary>
    public TagSet Tags
    {
        get
        {
            lock (_lock) return TagSet.Create(_tags.Select(static pair => new Tag(pair.Key, pair.Value)));
        }
    }

    /// <summary>Adds a tag to all metrics of the operation, or gives it another value.</summary>
    /// <exception cref="MetricException">It is not a tag, or there are too many.</exception>
    public void AddTag(string key, string value)
    {
        lock (_lock)
        {
            TagSet.Create([.. _tags.Where(pair => !pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Select(static pair => new Tag(pair.Key, pair.Value)), new Tag(key, value)]);
            _tags[key] = value;
        }
    }

    /// <summary>Adds a value that belongs to the operation, such as how many rows it read; its metric is the operation's name, a point and this name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">A finite number.</param>
    /// <param name="unit">The unit in UCUM, or null.</param>
    /// <param name="kind">The kind, or null for the metric's own (a Gauge when it is new).</param>
    /// <exception cref="MetricException">The name or the value is not acceptable.</exception>
    public void AddValue(string name, double value, string? unit = null, MetricKind? kind = null)
    {
        string metric = MetricName.Validate($"{Name}.{name}");
        MetricRecorder.CheckValue(metric, kind ?? MetricKind.Gauge, value);
        lock (_lock) _records.Add(new MetricRecord { Name = metric, Value = value, Unit = unit, Kind = kind, Member = value.ToString("R", CultureInfo.InvariantCulture) });
    }

    /// <summary>Counts an attempt that failed and is followed by another.</summary>
    /// <param name="errorType">The type of the error, never its message.</param>
    public void AddRetry(string errorType)
    {
        lock (_lock) _records.Add(Count("retry", "{retry}") with { Tags = TagSet.Create([new Tag(ErrorType, errorType)]) });
    }

    /// <summary>Says that it failed; of the exception, the type alone is recorded.</summary>
    public void Fail(Exception exception) => Fail(exception.GetType().FullName ?? exception.GetType().Name);

    /// <summary>Says that it failed.</summary>
    /// <param name="errorType">The type of the error, never its message.</param>
    public void Fail(string errorType)
    {
        lock (_lock) _errorType = errorType;
    }

    /// <summary>Stops to measure, and gives what is to be recorded of it.</summary>
    /// <returns>False when it was stopped before.</returns>
    public bool TryStop(out IReadOnlyList<MetricRecord> records)
    {
        TimeSpan elapsed = _time.GetElapsedTime(_start);
        records = [];
        lock (_lock)
        {
            if (_elapsed is not null) return false;
            _elapsed = elapsed;
            MetricRecord outcome = _errorType is { } type
                ? Count("failure", "{failure}") with { Tags = TagSet.Create([new Tag(ErrorType, type)]) }
                : Count("success", "{success}");
            var duration = new MetricRecord { Name = Name + DurationSuffix, Kind = MetricKind.Histogram, Duration = elapsed };
            TagSet tags = Tags;
            records = [.. new[] { duration, outcome }.Concat(_records).Select(record => record with { Tags = Merge(tags, record.Tags), Timestamp = UnixTime.Now(_time) })];
            return true;
        }
    }

    /// <summary>Stops to measure and records, when it was made to record and is not stopped yet.</summary>
    public void Dispose()
    {
        if (_record is null || !TryStop(out IReadOnlyList<MetricRecord> records)) return;
        foreach (MetricRecord record in records) _record(record);
    }

    private MetricRecord Count(string suffix, string unit) => new() { Name = $"{Name}.{suffix}", Kind = MetricKind.Counter, Unit = unit, Value = 1 };

    // The error's type goes where there is room for it: a failure must not be lost for its tags.
    private static TagSet Merge(TagSet tags, TagSet own)
    {
        if (own.Count == 0) return tags;
        Tag[] others = [.. tags.Where(tag => own[tag.Key] is null)];
        return others.Length < TagSet.MaximumCount ? TagSet.Create([.. others, .. own]) : tags;
    }
}
