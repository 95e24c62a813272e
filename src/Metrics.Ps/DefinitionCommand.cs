using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell;

/// <summary>What registering and changing a metric share: its attributes.</summary>
public abstract class DefinitionCommand : MetricCommand
{
    /// <summary>
    /// <para>The unit, in UCUM: <c>ms</c>, <c>s</c>, <c>By</c>, <c>1</c>, <c>%</c>, <c>{request}</c>.</para>
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(UnitCompleter))]
    public string? Unit { get; set; }

    /// <summary>
    /// <para>What is measured, for a reader.</para>
    /// </summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>
    /// <para>A word that groups metrics.</para>
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(CategoryCompleter))]
    public string? Category { get; set; }

    /// <summary>
    /// <para>The only tag keys that samples may have; an empty array allows none, <c>$null</c> any.</para>
    /// </summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    public string[]? AllowedTag { get; set; }

    /// <summary>
    /// <para>Which way of deviating is bad.</para>
    /// </summary>
    /// <default>Both for a new metric</default>
    [Parameter]
    public Direction? Direction { get; set; }

    /// <summary>
    /// <para>How long raw samples are kept: <c>7d</c>, <c>52w</c> or a TimeSpan; <c>$null</c> for as long as those of other metrics.</para>
    /// </summary>
    /// <default>As those of other metrics, for a new one</default>
    [Parameter]
    [Duration]
    [AllowNull]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? RetainRaw { get; set; }

    /// <summary>
    /// <para>Writes the definition to the pipeline.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>A definition with the attributes that were given. Empty text clears one.</summary>
    /// <exception cref="MetricException">The retention is not above zero.</exception>
    private protected Model.MetricDefinition Apply(Model.MetricDefinition metric)
    {
        if (RetainRaw is { } retention && retention <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, retention);
        return metric with
        {
            Unit = IsBound(nameof(Unit)) ? NullIfEmpty(Unit) : metric.Unit,
            Description = IsBound(nameof(Description)) ? NullIfEmpty(Description) : metric.Description,
            Category = IsBound(nameof(Category)) ? NullIfEmpty(Category) : metric.Category,
            AllowedTags = IsBound(nameof(AllowedTag)) ? AllowedTag : metric.AllowedTags,
            Direction = Direction ?? metric.Direction,
            RetainRaw = IsBound(nameof(RetainRaw)) ? RetainRaw : metric.RetainRaw,
        };
    }

    private protected void WriteIfAsked(IMetricStore store, Model.MetricDefinition metric)
    {
        if (PassThru) WriteObject(new MetricDefinition(metric, store.GetUsage(metric.Id)));
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
