using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets the newest state of every series.</para>
/// <para type="description">Of a Counter the total, of a Gauge the last value, of a Histogram or Summary the median, of a Set the distinct count;
/// with count, sum, smallest, largest and 95th percentile over everything that is stored.</para>
/// </summary>
/// <input cref="String">Names of metrics, by the property Name.</input>
/// <output cref="MetricSnapshot">The state of a series.</output>
/// <example>
/// <code>
/// 20, 21, 23 | Add-Metric room.temperature -Unit Cel
/// 1..4 | Add-Metric logins -Type Counter
/// Get-MetricSnapshot | Format-Table Name, Kind, Value, Unit, Count
/// </code>
/// <shows>
/// Name             Kind    Value Unit Count
/// ----             ----    ----- ---- -----
/// logins           Counter 10.00          4
/// room.temperature Gauge   23.00 Cel      3
/// </shows>
/// <para>Shows all series of the store.</para>
/// </example>
/// <example>
/// <code>
/// Add-Metric build.duration 812 -Tag branch=main, os=linux
/// Add-Metric build.duration 930 -Tag branch=main, os=windows
/// Add-Metric build.duration 700 -Tag branch=fix, os=linux
/// Get-MetricSnapshot 'build.*' -Tag branch=main |
///     Sort-Object Value -Descending | Format-Table Name, Tag, Value
/// </code>
/// <shows>
/// Name           Tag                     Value
/// ----           ---                     -----
/// build.duration branch=main,os=windows 930.00
/// build.duration branch=main,os=linux   812.00
/// </shows>
/// <para>Shows some of them, the largest first.</para>
/// </example>
/// <link>Get-MetricSeries</link>
/// <link>Export-Metric</link>
[Cmdlet(VerbsCommon.Get, "MetricSnapshot")]
[OutputType(typeof(MetricSnapshot))]
public sealed class GetMetricSnapshotCommand : QueryCommand
{
    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// <para>Which series: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachName(Name, name =>
    {
        foreach (SeriesSnapshot snapshot in Queries.ReadSnapshots(name, Tag ?? TagFilter.All)) WriteObject(new MetricSnapshot(snapshot));
    });
}
