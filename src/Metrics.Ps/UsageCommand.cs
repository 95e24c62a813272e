using System.Collections;
using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Recording;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that record what was used, and by whom: each from parameters, or from an object of the pipeline.</summary>
public abstract class UsageCommand : RecordingCommand
{
    // Who brings very many at once waits for them, lest they go to the spool.
    private const int PipelineFlush = 1000;

    private PSObject? _fields;
    private int _recorded;

    /// <summary>
    /// <para>Who it was: a name, an identifier or an e-mail address. The store keeps a keyed hash of it alone, so that distinct users can be counted. An empty text, a dash
    /// and <c>anonymous</c> are nobody.</para>
    /// </summary>
    /// <default>Not known</default>
    [Parameter]
    [AllowNull]
    public object? User { get; set; }

    /// <summary>
    /// <para>Further tags: a hashtable, text such as <c>host=web1,region=eu</c>, or a script block that gives either for each object in <c>$_</c>.</para>
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public object? Tag { get; set; }

    /// <summary>
    /// <para>When it was: a DateTime (local unless it says otherwise), a DateTimeOffset, ISO 8601 text, or a script block that gives one for each object in
    /// <c>$_</c>.</para>
    /// </summary>
    /// <default>Now</default>
    [Parameter]
    [AllowNull]
    public object? Timestamp { get; set; }

    /// <summary>
    /// <para>An object whose members say what the parameters don't.</para>
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>What the records are, for the sentence that reports a failure.</summary>
    private protected abstract string Subject { get; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // Not by Try: what it runs would be made anew for each of very many records.
        try
        {
            _fields = InputObject?.BaseObject is IDictionary entries ? RecordReader.ToObject(entries) : InputObject;
            foreach (MetricRecord record in Read()) Record(record, Subject);
            if (!Unbuffered && IsRecording && ++_recorded % PipelineFlush == 0) Wait();
        }
        catch (MetricException exception)
        {
            WriteFailure(exception, InputObject ?? Target);
        }
    }

    /// <summary>What an error is about where nothing was piped.</summary>
    private protected abstract object? Target { get; }

    /// <summary>The records of one thing; none when it is left out.</summary>
    /// <exception cref="MetricException">Something in it cannot be read.</exception>
    private protected abstract IReadOnlyList<MetricRecord> Read();

    /// <summary>What a parameter says, or else the first of the piped object's members that has one of some names; null when there is none.</summary>
    /// <exception cref="MetricException">A script block or a getter failed.</exception>
    private protected object? Field(string parameter, object? argument, params string[] others)
    {
        if (IsBound(parameter)) return NumberReader.Unwrap(argument) is ScriptBlock ? MeasurementSource.Evaluate(argument, InputObject) : argument;
        if (_fields is null || RecordReader.IsPlain(_fields.BaseObject)) return null;
        foreach (string name in others.Prepend(parameter))
        {
            if (_fields.Properties[name] is { } property) return RecordReader.ValueOf(property);
        }

        return null;
    }

    /// <summary>The text of a field, or null when there is none.</summary>
    private protected string? TextOf(string parameter, object? argument, params string[] others) =>
        TagReader.TextOf(Field(parameter, argument, others)) is { Length: > 0 } text ? text : null;

    /// <summary>Who it was, or null.</summary>
    private protected string? ReadUser() => TextOf(nameof(User), User, "UserName", "user.id");

    /// <summary>The further tags.</summary>
    /// <exception cref="MetricException">They cannot be read.</exception>
    private protected TagSet ReadTags() => TagReader.Read(Field(nameof(Tag), Tag, "Tags"));

    /// <summary>When it was, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    /// <exception cref="MetricException">It is not a moment.</exception>
    private protected long ReadTimestamp()
    {
        object? moment = Field(nameof(Timestamp), Timestamp, "Time");
        bool isGiven = IsBound(nameof(Timestamp)) || _fields?.Properties["Timestamp"] is not null || _fields?.Properties["Time"] is not null;
        return isGiven ? MomentReader.Read(moment) : UnixTime.Now(TimeProvider.System);
    }

    private void Wait()
    {
        foreach (string report in SessionBuffers.Flush(StorePath)) WriteWarning(report);
    }
}
