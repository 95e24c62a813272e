using System.Collections.Concurrent;
using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Recording;

namespace MetricsTools;

/// <summary>An operation that is being measured. What it takes and cannot keep is a warning when it is stopped, and never an error where it stands.</summary>
public sealed class MetricTimer
{
    private readonly ConcurrentQueue<string> _refusals = new();

    internal MetricTimer(OperationTimer operation, string? store)
    {
        Operation = operation;
        Store = store;
    }

    /// <summary>The operation's name, with which its metrics begin.</summary>
    public string Name => Operation.Name;

    /// <summary>The tags of its metrics.</summary>
    public PSObject Tag => TagObject.Of(Operation.Tags);

    /// <summary>When it was started, in UTC.</summary>
    public DateTimeOffset Started => Operation.Started;

    /// <summary>How long it took, or takes until now.</summary>
    public TimeSpan Elapsed => Operation.Elapsed;

    /// <summary>Whether it is not stopped yet.</summary>
    public bool IsRunning => Operation.IsRunning;

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt { get; internal set; } = 1;

    internal OperationTimer Operation { get; }

    /// <summary>The store to record into, or null for the one in use when it is stopped.</summary>
    internal string? Store { get; }

    /// <summary>Adds a tag to all metrics of the operation.</summary>
    public void AddTag(string key, object? value) => Try(() => Operation.AddTag(key, TagReader.TextOf(value)));

    /// <summary>Adds a value that belongs to the operation: <c>rows</c> of <c>import</c> is the Gauge <c>import.rows</c>.</summary>
    public void AddValue(string name, object? value) => AddValue(name, value, null, null);

    /// <summary>Adds a value with its unit.</summary>
    public void AddValue(string name, object? value, string? unit) => AddValue(name, value, unit, null);

    /// <summary>Adds a value with its unit and kind.</summary>
    public void AddValue(string name, object? value, string? unit, string? kind) =>
        Try(() => Operation.AddValue(name, NumberReader.Read(NumberReader.Unwrap(value), name), string.IsNullOrEmpty(unit) ? null : unit, string.IsNullOrEmpty(kind) ? null : Text.KindText.Parse(kind!)));

    /// <summary>What could not be kept, in sentences; each once.</summary>
    internal IEnumerable<string> TakeRefusals()
    {
        while (_refusals.TryDequeue(out string? sentence)) yield return sentence;
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (MetricException exception)
        {
            _refusals.Enqueue(exception.Message);
        }
    }
}
