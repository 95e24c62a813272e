using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Registers a metric before its first sample.</para>
/// <para type="description">A metric is also registered by its first sample, as a Gauge unless Add-Metric says otherwise. Register it before to give
/// it a description, a direction that is bad, the tags that it may have, or a retention of its own.</para>
/// <para type="description">With -Force, a metric that exists takes the given attributes, so that a script can register what it needs each time it
/// runs; its kind never changes.</para>
/// </summary>
/// <output cref="MetricDefinition">With -PassThru, the metric; else nothing.</output>
/// <example>
/// <code>
/// Register-MetricDefinition build.duration -Type Histogram -Unit ms `
///     -Description 'Time of a build' -Direction Higher -RetainRaw 52w `
///     -PassThru |
///     Format-List Name, Kind, Unit, Direction, RetainRaw
/// </code>
/// <shows>
/// Name      : build.duration
/// Kind      : Histogram
/// Unit      : ms
/// Direction : Higher
/// RetainRaw : 364.00:00:00
/// </shows>
/// <para>Registers a duration, of which higher values are bad, and keeps its raw samples for a year.</para>
/// </example>
/// <example>
/// <code>
/// Register-MetricDefinition cache.hitrate -Unit 1 -Direction Lower
/// Register-MetricDefinition cache.hitrate -Description 'Hits' -Force
/// Get-MetricDefinition | Format-List Name, Unit, Direction, Description
/// </code>
/// <shows>
/// Name        : cache.hitrate
/// Unit        : 1
/// Direction   : Lower
/// Description : Hits
/// </shows>
/// <para>Registers a rate, of which lower values are bad, and changes what is said of it.</para>
/// </example>
/// <example>
/// <code>
/// Register-MetricDefinition cache.hitrate -AllowedTag cache
/// try { Add-Metric cache.hitrate 1 -Tag host=web1 -ErrorAction Stop }
/// catch { $_.FullyQualifiedErrorId.Split(',')[0] }
/// </code>
/// <shows>
/// TagNotAllowed
/// </shows>
/// <para>Allows one tag. A sample with another one is refused.</para>
/// </example>
/// <link>Set-MetricDefinition</link>
/// <link>Get-MetricDefinition</link>
/// <link>Unregister-MetricDefinition</link>
/// <link>Add-Metric</link>
[Cmdlet(VerbsLifecycle.Register, "MetricDefinition", SupportsShouldProcess = true)]
[OutputType(typeof(MetricDefinition))]
public sealed class RegisterMetricDefinitionCommand : DefinitionCommand
{
    /// <summary>
    /// <para>The metric's name: a letter or underscore, then letters, digits and <c>_ . : / -</c>, at most 255.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>
    /// <para>The kind, which never changes. A Gauge is any number, a Counter an increment, a Histogram or Summary an observation of a distribution such as a
    /// duration, and a Set a member.</para>
    /// </summary>
    [Parameter(Position = 1)]
    [Alias("Kind")]
    public MetricKind Type { get; set; }

    /// <summary>
    /// <para>Changes a metric that is registered already.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Name, () =>
    {
        Model.MetricDefinition wanted = Apply(new Model.MetricDefinition { Name = MetricName.Validate(Name), Kind = Type });
        if (!ShouldProcess(Name, $"Register a {Type} in {StorePath}")) return;
        IMetricStore store = OpenStore(StoreAccess.Write);
        if (store.FindMetric(Name) is not { } existing)
        {
            WriteIfAsked(store, store.GetOrAddMetric(wanted));
            return;
        }

        if (!Force) throw new MetricException(ErrorId.MetricExists, existing.Name, existing.Kind);
        if (IsBound(nameof(Type)) && Type != existing.Kind) throw new MetricException(ErrorId.KindConflict, existing.Name, existing.Kind, Type);
        Model.MetricDefinition changed = Apply(existing);
        store.UpdateMetric(changed);
        WriteIfAsked(store, changed);
    });
}
