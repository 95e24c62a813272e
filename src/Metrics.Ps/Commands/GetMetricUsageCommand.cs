using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;
using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets what was used, how often, and by how many: events, pages, distinct and active users.</para>
/// <para type="description">Over what Add-MetricEvent and Add-MetricRequest have recorded, together: one row; with -GroupBy a row for each group, the most used first. What
/// lacks a tag of -GroupBy is left out: <c>-GroupBy event.type</c> shows how events are distributed, <c>-GroupBy page</c> the pages, <c>-GroupBy http.route</c> the
/// routes of requests.</para>
/// <para type="description">Distinct users did anything in the range; active users did so in the newest time of it, a day or -ActiveWindow. Users who are not known are left
/// out, unless -IncludeAnonymous is given: then all of them count as one.</para>
/// <para type="description">What is older than samples are kept is answered by hours and days: distinct users are exact up to 400 then, and within 1.6 % beyond.</para>
/// </summary>
/// <output cref="MetricUsageInfo">What was used, altogether or of a group.</output>
/// <note>The course of distinct users is a series: <c>Get-MetricSeries usage.users -Interval 1d -GroupBy @()</c>.</note>
/// <example>
/// <code>
/// Add-MetricEvent page_view /orders -User ann@example.com
/// Add-MetricEvent button_click /orders save -User ann@example.com
/// Add-MetricRequest /orders GET 200 0.1 -User bob@example.com
/// Get-MetricUsage -Last 7d |
///     Format-List Events, Requests, DistinctUsers, ActiveUsers
/// </code>
/// <shows>
/// Events        : 2
/// Requests      : 1
/// DistinctUsers : 2
/// ActiveUsers   : 2
/// </shows>
/// <para>Shows the last week as a whole.</para>
/// </example>
/// <example>
/// <code>
/// 1..3 | ForEach-Object { Add-MetricEvent page_view /orders -User u$_ }
/// Add-MetricEvent page_view /cart -User u1
/// Get-MetricUsage -GroupBy page -Tag event.type=page_view |
///     Select-Object -First 10 | Format-Table Tag, Events, Share, DistinctUsers
/// </code>
/// <shows>
/// Tag          Events Share DistinctUsers
/// ---          ------ ----- -------------
/// page=/orders      3  0.75             3
/// page=/cart        1  0.25             1
/// </shows>
/// <para>Shows the ten pages that were looked at most.</para>
/// </example>
/// <link>Add-MetricEvent</link>
/// <link>Add-MetricRequest</link>
/// <link>Get-MetricBreakdown</link>
/// <link>about_MetricsTools_Requests</link>
[Cmdlet(VerbsCommon.Get, "MetricUsage")]
[OutputType(typeof(MetricUsageInfo))]
public sealed class GetMetricUsageCommand : RangeCommand
{
    /// <summary>
    /// <para>Which events and requests: <c>@{page='/orders*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>event.type=page_view</c>.</para>
    /// </summary>
    /// <default>All</default>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The tag keys that keep groups apart, such as <c>event.type</c>, <c>page</c>, <c>element</c> or <c>http.route</c>.</para>
    /// </summary>
    /// <default>All together</default>
    [Parameter(Position = 0)]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    public string[]? GroupBy { get; set; }

    /// <summary>
    /// <para>The newest time of the range in which an active user did something.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan ActiveWindow { get; set; } = UsageQuery.DefaultActiveWindow;

    /// <summary>
    /// <para>Counts users who are not known, all of them as one.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeAnonymous { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
    {
        using var progress = new SlowProgress(this, "Counting what was used");
        var report = new UsageReport(Queries) { Progress = progress.Report };
        var query = new UsageQuery { Filter = Tag ?? TagFilter.All, Range = Range, GroupBy = GroupBy, ActiveWindow = ActiveWindow, IncludesAnonymous = IncludeAnonymous };
        foreach (UsageRow row in report.Read(query)) WriteObject(new MetricUsageInfo(row));
    });
}
