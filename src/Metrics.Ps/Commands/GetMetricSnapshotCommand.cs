using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets the newest state of every series.</para>
/// <para type="description">Of a Counter the total, of a Gauge the last value, of a Histogram or Summary the median, of a Set the distinct count; with count, sum,
/// smallest, largest and 95th percentile over everything that is stored.</para>
/// </summary>
/// <example>
/// <code>Get-MetricSnapshot</code>
/// <para>All series of the store.</para>
/// </example>
/// <example>
/// <code>Get-MetricSnapshot -Name 'build.*' -Tag branch=main | Sort-Object Value -Descending</code>
/// <para>Some of them, the largest first.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MetricSnapshot")]
[OutputType(typeof(MetricSnapshot))]
public sealed class GetMetricSnapshotCommand : QueryCommand
{
    /// <summary>
    /// <para>Names of metrics; wildcards are allowed. All of them when omitted.</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// <para>Which series: @{host='web*'}, several values, $null for an absent key; or text such as host=web1,region=eu.</para>
    /// </summary>
    [Parameter]
    [TagFilter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public TagFilter? Tag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachName(Name, name =>
    {
        foreach (SeriesSnapshot snapshot in Queries.ReadSnapshots(name, Tag ?? TagFilter.All)) WriteObject(new MetricSnapshot(snapshot));
    });
}
