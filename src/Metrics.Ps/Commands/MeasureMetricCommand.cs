using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Recording;
using MetricsTools.Recording;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Runs a script block and records how long it took, and whether it failed.</para>
/// <para type="description">The block runs where it stands: it sees and sets the variables round it, what it writes goes on at once, and its errors are as
/// they would be without this command. What ends it, ends this command too: an error, <c>exit</c>, <c>break</c>, a stop.</para>
/// <para type="description">An operation <c>import</c> gives the Histogram <c>import.duration</c> in seconds, and one count of the Counters
/// <c>import.success</c> or <c>import.failure</c>. A failure is a terminating error; its type is the tag <c>error.type</c>, and its message is never
/// recorded. An error after which the block goes on is no failure: <c>-ErrorAction Stop</c> within the block makes it one.</para>
/// <para type="description">With -MaxRetry or -Fallback the block runs as within <c>try</c>, so that every terminating error ends it. What an attempt
/// writes is then held until it has succeeded, so that a failed one leaves nothing.</para>
/// <para type="description">It records in the background: neither a store that is locked nor one that is gone fails or slows the script.</para>
/// </summary>
/// <output cref="PSObject">What the block writes.</output>
/// <note>The block's first argument is the timer, to which it can add tags and values: <c>{ param($timer) $timer.AddValue('rows', 12) }</c>.</note>
/// <note>The duration is that of all attempts, with the time between them. Each attempt that is followed by another counts one of
/// <c>import.retry</c>.</note>
/// <note>-WhatIf, and recording that is off, run the block all the same and record nothing.</note>
/// <example>
/// <code>
/// Measure-Metric import { 'one', 'two' } | ForEach-Object { "got $_" }
/// Get-MetricSnapshot import.* | Format-Table Name, Kind, Count, Unit
/// </code>
/// <shows>
/// got one
/// got two
///
/// Name            Kind      Count Unit
/// ----            ----      ----- ----
/// import.duration Histogram     1 s
/// import.success  Counter       1 {success}
/// </shows>
/// <para>Measures a block, whose output passes through.</para>
/// </example>
/// <example>
/// <code>
/// try { Measure-Metric deploy { throw [System.IO.IOException]'disk' } }
/// catch [System.IO.IOException] { "caught: $_" }
/// Get-MetricSnapshot deploy.failure | Format-Table Name, Tag, Value
/// </code>
/// <shows>
/// caught: disk
///
/// Name           Tag                              Value
/// ----           ---                              -----
/// deploy.failure error.type=System.IO.IOException  1.00
/// </shows>
/// <para>Counts a failure by its type, and leaves the error as it was.</para>
/// </example>
/// <example>
/// <code>
/// $try = 0
/// Measure-Metric fetch -MaxRetry 3 -RetryDelay 10ms -RetryOn *Timeout* {
///     if (++$try -lt 3) { throw [System.TimeoutException]'slow' }
///     "done in attempt $try"
/// }
/// (Get-MetricSnapshot fetch.retry).Value
/// </code>
/// <shows>
/// done in attempt 3
/// 2
/// </shows>
/// <para>Tries again, with twice the delay each time, as long as the error is one that may pass.</para>
/// </example>
/// <example>
/// <code>
/// Measure-Metric import -Tag @{source = 'erp'} {
///     param($timer)
///     $timer.AddTag('format', 'csv')
///     $timer.AddValue('rows', 1200, '{row}')
/// }
/// Get-MetricSnapshot import.rows | Format-Table Name, Tag, Value, Unit
/// </code>
/// <shows>
/// Name        Tag                     Value Unit
/// ----        ---                     ----- ----
/// import.rows format=csv,source=erp 1200.00 {row}
/// </shows>
/// <para>Adds a tag and a value that are known within the block alone.</para>
/// </example>
/// <link>Start-MetricTimer</link>
/// <link>Add-Metric</link>
/// <link>about_MetricsTools_Recording</link>
[Cmdlet(VerbsDiagnostic.Measure, "Metric", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class MeasureMetricCommand : OperationCommand
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    /// <summary>
    /// <para>The operation's name, with which its metrics begin.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    [NoScriptBlock]
    public string Name { get; set; } = "";

    /// <summary>
    /// <para>What to run.</para>
    /// </summary>
    [Parameter(Position = 1, Mandatory = true)]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    /// <summary>
    /// <para>Tags of all its metrics: <c>@{source = 'erp'}</c>, or text such as <c>source=erp,region=eu</c>.</para>
    /// </summary>
    [Parameter]
    [AllowNull]
    [ArgumentCompleter(typeof(TagCompleter))]
    public object? Tag { get; set; }

    /// <summary>
    /// <para>Warns when it takes longer: <c>30s</c> or a TimeSpan.</para>
    /// </summary>
    /// <default>Never</default>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Threshold { get; set; }

    /// <summary>
    /// <para>How often a block that fails is tried again.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    public int MaxRetry { get; set; }

    /// <summary>
    /// <para>How long to wait before the second attempt: <c>500ms</c>, <c>5s</c> or a TimeSpan.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// <para>How many times as long each further delay is; 1 keeps it as it is. No delay is longer than an hour.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1.0, 100.0)]
    public double Backoff { get; set; } = 2;

    /// <summary>
    /// <para>Which errors are worth another attempt: names of exceptions, also those that they derive from, with wildcards
    /// (<c>System.Net.*</c>, <c>IOException</c>), types, or a script block that looks at the error in <c>$_</c>. Any of several is enough.</para>
    /// </summary>
    /// <default>All</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PassingErrorCompleter))]
    public object[]? RetryOn { get; set; }

    /// <summary>
    /// <para>What to run when the last attempt has failed, in place of the error, which is <c>$_</c> in it. The operation counts as failed.</para>
    /// </summary>
    [Parameter]
    public ScriptBlock? Fallback { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        MetricTimer timer = null!;
        Fatal(() =>
        {
            if (RetryDelay < TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, RetryDelay);
            timer = new MetricTimer(new OperationTimer(Name, TagReader.Read(Tag)), Store);
            if (!IsRecording) WriteVerbose($"'{timer.Name}' is not recorded.");
        });
        bool hasFailed = false;
        try
        {
            if (MaxRetry == 0 && Fallback is null) new BlockRunner(this).Stream(ScriptBlock, timer);
            else Attempt(timer);
        }
        catch (Exception exception)
        {
            hasFailed = true;
            if (FailureOf(exception) is { } type) timer.Operation.Fail(type);
            throw;
        }
        finally
        {
            Finish(timer, hasFailed);
        }
    }

    private void Finish(MetricTimer timer, bool hasFailed)
    {
        try
        {
            Complete(timer);
        }
        catch (MetricException exception)
        {
            // The error of the block must come out, and not that of the store.
            if (!hasFailed) WriteFailure(exception, Name);
            else if (!Stopping) WriteWarning(exception.Message);
        }

        if (Stopping || !(timer.Elapsed > Threshold)) return;
        WriteWarning(FormattableString.Invariant($"'{timer.Name}' took {timer.Elapsed.TotalSeconds:0.###} s, which is longer than {Threshold.Value.TotalSeconds:0.###} s."));
    }

    private void Attempt(MetricTimer timer)
    {
        var runner = new BlockRunner(this);
        var filter = new ErrorFilter(RetryOn);
        for (TimeSpan delay = RetryDelay; ; timer.Attempt++, delay = NextDelay(delay))
        {
            var output = new List<object?>();
            try
            {
                runner.Hold(ScriptBlock, timer, output);
                WriteObject(output, enumerateCollection: true);
                return;
            }
            catch (RuntimeException exception) when (exception is not PipelineStoppedException && timer.Attempt <= MaxRetry && filter.Fits(ErrorType.RecordOf(exception)))
            {
                string type = ErrorType.NameOf(exception);
                WriteVerbose(FormattableString.Invariant($"Attempt {timer.Attempt} of '{timer.Name}' failed ({type}); the next one is in {delay.TotalSeconds:0.###} s."));
                timer.Operation.AddRetry(type);
                if (Cancellation.WaitHandle.WaitOne(delay)) throw new PipelineStoppedException();
            }
            catch (RuntimeException exception) when (exception is not PipelineStoppedException && Fallback is not null)
            {
                timer.Operation.Fail(ErrorType.NameOf(exception));
                WriteVerbose($"'{timer.Name}' failed ({ErrorType.NameOf(exception)}); the fallback runs.");
                runner.Catch(Fallback, ErrorType.RecordOf(exception));
                return;
            }
            catch (RuntimeException)
            {
                if (!Stopping) WriteObject(output, enumerateCollection: true);
                throw;
            }
        }
    }

    private TimeSpan NextDelay(TimeSpan delay) => TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, delay.TotalSeconds * Backoff));

    // The type of what makes a failure; null for what ends a block that has done its work.
    private string? FailureOf(Exception exception)
    {
        if (exception is PipelineStoppedException) return Stopping ? ErrorType.NameOf(exception) : null;
        if (exception is RuntimeException || exception.GetType().Namespace != typeof(RuntimeException).Namespace) return ErrorType.NameOf(exception);

        // The exceptions of the flow: break, continue, exit, and whoever wants no more of what is written.
        object? code = exception.GetType().Name == "ExitException" ? NumberReader.Unwrap(PSObject.AsPSObject(exception).Properties["Argument"]?.Value) : null;
        return code is null or 0 ? null : ErrorType.Exit;
    }
}
