using System.Management.Automation;
using MetricsTools.Annotations;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets what was marked in time: deployments, incidents.</para>
/// <para type="description">By time, all of them or those of a range, with a text or with tags. A period is in a range that it touches.</para>
/// </summary>
/// <output cref="MetricAnnotation">An annotation.</output>
/// <example>
/// <code>
/// Add-MetricAnnotation 'Release 2.1' -Tag kind=deployment
/// Add-MetricAnnotation 'Database down' -Tag kind=incident -Duration 30m
/// Get-MetricAnnotation -Last 1d -Tag @{ kind = 'incident' } |
///     Format-List Text, Duration
/// </code>
/// <shows>
/// Text     : Database down
/// Duration : 00:30:00
/// </shows>
/// <para>Shows the incidents of the last day.</para>
/// </example>
/// <example>
/// <code>
/// 'Release 2.1', 'Release 2.2', 'Holiday' | Add-MetricAnnotation
/// (Get-MetricAnnotation 'release*').Text | Sort-Object -Unique
/// </code>
/// <shows>
/// Release 2.1
/// Release 2.2
/// </shows>
/// <para>Looks for a text.</para>
/// </example>
/// <link>Add-MetricAnnotation</link>
/// <link>Remove-MetricAnnotation</link>
[Cmdlet(VerbsCommon.Get, "MetricAnnotation")]
[OutputType(typeof(MetricAnnotation))]
public sealed class GetMetricAnnotationCommand : RangeCommand
{
    /// <summary>
    /// <para>The text, without case; wildcards are allowed.</para>
    /// </summary>
    /// <default>Any</default>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Text { get; set; }

    /// <summary>
    /// <para>Which annotations: <c>@{kind='incident'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>kind=incident,service=api</c>.</para>
    /// </summary>
    /// <default>All</default>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(AnnotationFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
    {
        IMetricStore store = OpenStore(StoreAccess.Read);
        var annotations = new StoredAnnotations(store, SettingsOf(store).Privacy);
        TimeRange range = AnnotationPeriod.Of(Range, Time.GetUtcNow());
        var written = new HashSet<string>();
        foreach (string? text in Text ?? [null!])
        {
            var filter = new AnnotationFilter { Tags = Tag ?? TagFilter.All, Text = text };
            foreach (Annotation annotation in annotations.Find(filter, range))
            {
                if (written.Add(annotation.Id)) WriteObject(new MetricAnnotation(annotation));
            }
        }

        if (written.Count == 0) WriteVerbose($"There are no such annotations in {store.Location}.");
    });
}
