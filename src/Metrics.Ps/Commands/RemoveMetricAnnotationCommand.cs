using System.Management.Automation;
using MetricsTools.Annotations;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Removes annotations.</para>
/// <para type="description">For good: what was marked wrongly. What was recorded stays.</para>
/// </summary>
/// <input cref="MetricAnnotation">Annotations, by their property Id.</input>
/// <example>
/// <code>
/// Add-MetricAnnotation 'Relaese 2.1'
/// Get-MetricAnnotation relaese* | Remove-MetricAnnotation
/// @(Get-MetricAnnotation).Count
/// </code>
/// <shows>
/// 0
/// </shows>
/// <para>Removes a mistake.</para>
/// </example>
/// <example>
/// <code>
/// Add-MetricAnnotation 'Test' -Timestamp 2026-01-31T08:00Z
/// Remove-MetricAnnotation 2026-01-31T08:00:00.000Z
/// @(Get-MetricAnnotation).Count
/// </code>
/// <shows>
/// 0
/// </shows>
/// <para>Removes one by its Id, which begins with the moment.</para>
/// </example>
/// <link>Add-MetricAnnotation</link>
/// <link>Get-MetricAnnotation</link>
[Cmdlet(VerbsCommon.Remove, "MetricAnnotation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class RemoveMetricAnnotationCommand : AnnotationCommand
{
    /// <summary>
    /// <para>The Ids of annotations; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AnnotationIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in Id) Try(id, () => Remove(id));
    }

    private void Remove(string id)
    {
        StoredAnnotations annotations = AnnotationsOf(OpenExistingStore());
        foreach (Annotation annotation in annotations.Find(new AnnotationFilter { Id = id }, TimeRange.All))
        {
            if (ShouldProcess($"{annotation.Id} {annotation.Text}", $"Remove the annotation from {StorePath}")) annotations.Remove(annotation.Id);
        }
    }
}
