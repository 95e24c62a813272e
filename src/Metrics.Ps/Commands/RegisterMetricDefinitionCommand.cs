using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Registers a metric before its first sample.</para>
/// <para type="description">A metric is also registered by its first sample, as a Gauge unless Add-Metric says otherwise. With -Force, a metric that exists takes the
/// given attributes, so that a script can register what it needs each time it runs; its kind never changes.</para>
/// </summary>
/// <example>
/// <code>Register-MetricDefinition -Name build.duration -Type Histogram -Unit ms -Description 'Time of a build' -Direction Higher -RetainRaw 52w</code>
/// <para>Registers a duration, of which higher values are bad.</para>
/// </example>
/// <example>
/// <code>Register-MetricDefinition -Name cache.hitrate -Unit 1 -Direction Lower -AllowedTag cache -Force</code>
/// <para>Registers a rate, of which lower values are bad, or changes it when it is there.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Register, "MetricDefinition", SupportsShouldProcess = true)]
[OutputType(typeof(MetricDefinition))]
public sealed class RegisterMetricDefinitionCommand : DefinitionCommand
{
    /// <summary>
    /// <para>The metric's name: a letter or underscore, then letters, digits and _ . : / -</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    public string Name { get; set; } = "";

    /// <summary>
    /// <para>The kind, which never changes: Gauge (the default), Counter, Histogram, Summary or Set.</para>
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
