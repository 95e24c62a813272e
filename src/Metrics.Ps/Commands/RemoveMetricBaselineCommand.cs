using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Removes baselines that were saved in the store.</para>
/// <para type="description">Removes what Save-MetricBaseline has kept under a label: all of it, or that of some metrics or series. What was recorded stays.</para>
/// </summary>
/// <input cref="MetricBaseline">Saved baselines, by their properties Label, Name and Tag.</input>
/// <example>
/// <code>
/// 1..9 | Add-Metric load
/// Get-MetricBaseline load | Save-MetricBaseline -Label old
/// Remove-MetricBaseline old
/// @(Get-MetricBaseline -Label *).Count
/// </code>
/// <shows>
/// 0
/// </shows>
/// <para>Removes all that was saved under a label.</para>
/// </example>
/// <example>
/// <code>
/// 1..9 | Add-Metric load
/// 1..9 | Add-Metric size
/// Get-MetricBaseline load, size | Save-MetricBaseline -Label v1
/// Get-MetricBaseline -Label v1 | Where-Object Name -eq size |
///     Remove-MetricBaseline
/// (Get-MetricBaseline -Label v1).Name
/// </code>
/// <shows>
/// load
/// </shows>
/// <para>Removes some of them.</para>
/// </example>
/// <link>Save-MetricBaseline</link>
/// <link>Get-MetricBaseline</link>
[Cmdlet(VerbsCommon.Remove, "MetricBaseline", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class RemoveMetricBaselineCommand : MetricCommand
{
    /// <summary>
    /// <para>Labels; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public string[] Label { get; set; } = [];

    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// <para>Which series: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string label in Label)
        {
            foreach (string name in Name) Try(label, () => Remove(label, name));
        }
    }

    private void Remove(string label, string name)
    {
        TagFilter filter = Tag ?? TagFilter.All;
        var saved = new SavedBaselines(OpenExistingStore());
        foreach (Baseline baseline in saved.Find(label, name, filter).Where(one => filter.Preferred is null || one.Tags.Equals(filter.Preferred)))
        {
            if (ShouldProcess(new SeriesKey(baseline.Name, baseline.Tags).ToString(), $"Remove the baseline '{baseline.Label}' from {StorePath}")) saved.Remove(baseline);
        }
    }
}
