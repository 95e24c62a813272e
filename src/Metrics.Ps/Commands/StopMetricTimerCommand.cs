using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Recording;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Stops a timer, and records what it measured.</para>
/// <para type="description">It records the duration in seconds, and one success; or one failure, when -ErrorRecord or -Failed is given. A timer is
/// recorded once: to stop it again is an error. It records in the background: neither a store that is locked nor one that is gone fails or slows
/// the script.</para>
/// </summary>
/// <input cref="MetricTimer">A timer of Start-MetricTimer.</input>
/// <output cref="MetricTimer">With -PassThru, the timer.</output>
/// <note>It records into the store that Start-MetricTimer was given, else into the one in use when it is stopped.</note>
/// <example>
/// <code>
/// $timer = Start-MetricTimer copy
/// try {
///     throw [System.IO.IOException]'disk'
/// }
/// catch {
///     Stop-MetricTimer $timer -ErrorRecord $_
/// }
/// (Get-MetricSnapshot copy.failure).Tag.'error.type'
/// </code>
/// <shows>
/// System.IO.IOException
/// </shows>
/// <para>Counts a failure by the type of the error.</para>
/// </example>
/// <example>
/// <code>
/// $timer = Start-MetricTimer copy | Stop-MetricTimer -PassThru
/// $timer.IsRunning
/// $timer.Elapsed.TotalSeconds -lt 60
/// </code>
/// <shows>
/// False
/// True
/// </shows>
/// <para>Gives the timer, with how long it took.</para>
/// </example>
/// <link>Start-MetricTimer</link>
/// <link>Measure-Metric</link>
/// <link>about_MetricsTools_Recording</link>
[Cmdlet(VerbsLifecycle.Stop, "MetricTimer", SupportsShouldProcess = true)]
[OutputType(typeof(MetricTimer))]
public sealed class StopMetricTimerCommand : OperationCommand
{
    private bool _hasStore;

    /// <summary>
    /// <para>The store: a file. When omitted, it is the one that Start-MetricTimer was given, else the one in use.</para>
    /// </summary>
    /// <default>That of the timer</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public override string? Store { get; set; }

    /// <summary>
    /// <para>The timers to stop.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public MetricTimer[] InputObject { get; set; } = [];

    /// <summary>
    /// <para>The error with which the operation failed: <c>$_</c> of a catch block, or an exception. Its type is recorded, and never its message.</para>
    /// </summary>
    [Parameter]
    [AllowNull]
    public object? ErrorRecord { get; set; }

    /// <summary>
    /// <para>Counts a failure without an error.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    /// <summary>
    /// <para>Adds tags to those of the timer.</para>
    /// </summary>
    [Parameter]
    [AllowNull]
    [ArgumentCompleter(typeof(TagCompleter))]
    public object? Tag { get; set; }

    /// <summary>
    /// <para>Writes the timers to the pipeline.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _hasStore = Store is not null;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (MetricTimer timer in InputObject) Try(timer, () => Stop(timer));
    }

    private void Stop(MetricTimer timer)
    {
        if (!_hasStore && Store != timer.Store)
        {
            LeaveStore();
            Store = timer.Store;
        }

        if (!IsConfirmed) return;
        foreach (Tag tag in TagReader.Read(Tag)) timer.AddTag(tag.Key, tag.Value);
        if (FailureOf() is { } type) timer.Operation.Fail(type);
        if (!Complete(timer)) throw new MetricException(ErrorId.TimerStopped, timer.Name, timer.Elapsed);
        if (PassThru) WriteObject(timer);
    }

    private string? FailureOf() => NumberReader.Unwrap(ErrorRecord) switch
    {
        ErrorRecord record => ErrorType.NameOf(record.Exception),
        Exception exception => ErrorType.NameOf(exception),
        null => Failed ? "failed" : null,
        _ => "failed",
    };
}
