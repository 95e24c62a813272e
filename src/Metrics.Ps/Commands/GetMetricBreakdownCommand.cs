using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;
using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Breaks requests, or any metric, down by tags: count, error rate, percentiles and distinct users.</para>
/// <para type="description">One row for each group of series that agree in the tags of -GroupBy, all of them, the slowest on average first: by default the routes of the
/// requests that Add-MetricRequest has recorded. Errors are the samples of series with the tag <c>error.type</c> or a status code from 400 on;
/// of <c>name.duration</c>, which Measure-Metric records, what <c>name.failure</c> has counted.</para>
/// <para type="description">Distinct users are those whom the Set <c>usage.users</c> has under the very tags of a series. Users who are not known are left out, unless
/// -IncludeAnonymous is given: then all of them count as one.</para>
/// <para type="description">What is older than samples are kept is answered by hours and days: then percentiles are within 0.54 %, distinct users exact up to 400 and
/// within 1.6 % beyond, and IsExact is false.</para>
/// </summary>
/// <input cref="String">Names of metrics, by the property Name. So definitions can be piped.</input>
/// <output cref="MetricBreakdown">A group that has samples in the range.</output>
/// <note>A Counter has its total in Sum, and no average; a Set has its members in DistinctUsers.</note>
/// <example>
/// <code>
/// Add-MetricRequest /cart POST 201 0.2 -User ann@example.com
/// Add-MetricRequest /cart POST 500 0.4 -User bob@example.com
/// Add-MetricRequest /items GET 200 0.1 -User ann@example.com
/// Get-MetricBreakdown -Last 1d |
///     Format-Table Tag, Count, ErrorRate, Average, P95, DistinctUsers
/// </code>
/// <shows>
/// Tag               Count ErrorRate Average  P95 DistinctUsers
/// ---               ----- --------- -------  --- -------------
/// http.route=/cart      2      0.50    0.30 0.39             2
/// http.route=/items     1      0.00    0.10 0.10             1
/// </shows>
/// <para>Shows the routes of the last day, the slowest first.</para>
/// </example>
/// <example>
/// <code>
/// Add-MetricRequest /cart POST 201 0.2 -User ann@example.com
/// Add-MetricRequest /items GET 404 0.1
/// Get-MetricBreakdown -GroupBy @() -IncludeAnonymous |
///     Format-List Count, ErrorRate, DistinctUsers
/// </code>
/// <shows>
/// Count         : 2
/// ErrorRate     : 0.5
/// DistinctUsers : 2
/// </shows>
/// <para>Takes all requests together, and counts who is not known as one more user.</para>
/// </example>
/// <example>
/// <code>
/// foreach ($i in 1..4) {
///     Add-Metric job.duration (10 * $i) -Type Histogram -Tag job=backup
///     Add-Metric job.duration $i -Type Histogram -Tag job=mail
/// }
/// Get-MetricBreakdown job.duration -GroupBy job |
///     Sort-Object P99 | Format-Table Tag, Count, P50, P99
/// </code>
/// <shows>
/// Tag        Count   P50   P99
/// ---        -----   ---   ---
/// job=mail       4  2.50  3.97
/// job=backup     4 25.00 39.70
/// </shows>
/// <para>Breaks another metric down, and sorts the rows.</para>
/// </example>
/// <link>Add-MetricRequest</link>
/// <link>Get-MetricUsage</link>
/// <link>Get-MetricSeries</link>
/// <link>about_MetricsTools_Requests</link>
[Cmdlet(VerbsCommon.Get, "MetricBreakdown")]
[OutputType(typeof(MetricBreakdown))]
public sealed class GetMetricBreakdownCommand : RangeCommand
{
    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[] Name { get; set; } = [UsageMetrics.RequestDuration];

    /// <summary>
    /// <para>Which series: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    /// <default>All</default>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The tag keys that keep groups apart: series that agree in them are taken together. An empty array takes all series of a metric together.</para>
    /// </summary>
    [Parameter]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    public string[] GroupBy { get; set; } = [UsageMetrics.RouteKey];

    /// <summary>
    /// <para>Counts users who are not known, all of them as one.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeAnonymous { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachName(Name, name =>
    {
        using var progress = new SlowProgress(this, $"Breaking {name} down");
        var breakdown = new Breakdown(Queries) { Progress = progress.Report };
        var query = new BreakdownQuery { Name = name, Filter = Tag ?? TagFilter.All, Range = Range, GroupBy = GroupBy, IncludesAnonymous = IncludeAnonymous };
        foreach (BreakdownRow row in breakdown.Read(query)) WriteObject(new MetricBreakdown(row));
    });
}
