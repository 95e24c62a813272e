using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Recording;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Starts to measure an operation round any lines of a script.</para>
/// <para type="description">It gives a timer, and Stop-MetricTimer records it: the metrics are those of Measure-Metric. A timer that is never stopped
/// records nothing. Any number of timers may run at once, also of one name, within each other, and in other runspaces.</para>
/// </summary>
/// <output cref="MetricTimer">The timer.</output>
/// <note>What the timer can do: <c>AddTag(key, value)</c>, and <c>AddValue(name, value, unit, kind)</c>, of which the last two may be left out.</note>
/// <example>
/// <code>
/// $timer = Start-MetricTimer import -Tag @{source = 'erp'}
/// $timer.AddValue('rows', 1200, '{row}')
/// Stop-MetricTimer $timer
/// Get-MetricSnapshot import.* | Format-Table Name, Tag, Count, Unit
/// </code>
/// <shows>
/// Name            Tag        Count Unit
/// ----            ---        ----- ----
/// import.duration source=erp     1 s
/// import.rows     source=erp     1 {row}
/// import.success  source=erp     1 {success}
/// </shows>
/// <para>Measures some lines, and adds a value to them.</para>
/// </example>
/// <example>
/// <code>
/// $whole = Start-MetricTimer nightly
/// foreach ($step in 'copy', 'check') {
///     $part = Start-MetricTimer nightly.step -Tag @{step = $step}
///     Stop-MetricTimer $part
/// }
/// Stop-MetricTimer $whole
/// (Get-MetricSnapshot nightly*.success | Measure-Object Value -Sum).Sum
/// </code>
/// <shows>
/// 3
/// </shows>
/// <para>Measures a whole and its parts.</para>
/// </example>
/// <link>Stop-MetricTimer</link>
/// <link>Measure-Metric</link>
/// <link>about_MetricsTools_Recording</link>
[Cmdlet(VerbsLifecycle.Start, "MetricTimer")]
[OutputType(typeof(MetricTimer))]
public sealed class StartMetricTimerCommand : MetricCommand
{
    /// <summary>
    /// <para>The operation's name, with which its metrics begin.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    [NoScriptBlock]
    public string Name { get; set; } = "";

    /// <summary>
    /// <para>Tags of all its metrics: <c>@{source = 'erp'}</c>, or text such as <c>source=erp,region=eu</c>.</para>
    /// </summary>
    [Parameter]
    [AllowNull]
    [ArgumentCompleter(typeof(TagCompleter))]
    public object? Tag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
    {
        var tags = TagReader.Read(Tag);
        string? store = Store is null ? null : StorePath;

        // Nothing that is done before the caller's first line counts.
        WriteObject(new MetricTimer(new OperationTimer(Name, tags), store));
    });
}
