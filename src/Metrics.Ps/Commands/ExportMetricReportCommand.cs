using System.Management.Automation;
using MetricsTools.Formats;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;
using MetricsTools.Views.Html;
using MetricsTools.Views.Report;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Writes a report of what the store holds as one page of HTML.</para>
/// <para type="description">The page shows a summary, what deviates and fires, changes of level, a chart of every series with what is normal for it and
/// what happened meanwhile, requests by route, usage, the health of the parts, and what the metrics are. Behind every chart is a table of its
/// values.</para>
/// <para type="description">It needs nothing else: no network, no other file, and no script to be read. It follows the light or dark setting of whoever
/// reads it, can be printed, and is meant for keyboards and screen readers too (WCAG 2.1 AA). Text of the store is escaped, and the page holds
/// the name of the store but not its folder.</para>
/// <para type="description">The newest whole interval of every series is judged against those before it in the range, as by Test-MetricDeviation with
/// the method Auto. Series that deviate come first; the 200 first ones have a chart.</para>
/// <para type="description">The file is written whole or not at all.</para>
/// </summary>
/// <output cref="FileInfo">With -PassThru, the file; else nothing.</output>
/// <example>
/// <code>
/// 812, 805, 820, 798 | Add-Metric build.duration -Unit ms
/// Export-MetricReport report.html
/// (Get-Content report.html -TotalCount 1)
/// </code>
/// <shows>
/// &lt;!doctype html&gt;
/// </shows>
/// <para>Writes a report about the last seven days.</para>
/// </example>
/// <example>
/// <code>
/// 1..60 | ForEach-Object { 40 + $_ % 7 } |
///     Add-Metric cpu.load -Tag host=web1
/// Add-MetricAnnotation 'Release 2.1' -Tag kind=deployment
/// $report = Export-MetricReport web.html cpu.* -Tag @{ host = 'web*' } `
///     -Last 1d -Title 'Web servers' -PassThru
/// $report.Name
/// </code>
/// <shows>
/// web.html
/// </shows>
/// <para>Writes a report about some series of the last day. The release stands in their charts.</para>
/// </example>
/// <link>Get-MetricSeries</link>
/// <link>Test-MetricDeviation</link>
/// <link>Add-MetricAnnotation</link>
[Cmdlet(VerbsData.Export, "MetricReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMetricReportCommand : MetricFileCommand
{
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
    /// <para>What the report is called.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = new ReportRequest().Title;

    /// <summary>
    /// <para>The most points of a chart.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(10, 1000)]
    public int MaxPoint { get; set; } = 100;

    /// <summary>
    /// <para>The zone whose clock the time axes show: its id, <c>Local</c>, or a TimeZoneInfo. Tables are in UTC.</para>
    /// </summary>
    /// <default>UTC</default>
    [Parameter]
    [TimeZone]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string path = "";
        Fatal(() => path = FullPath);
        if (!ShouldProcess(path, "Write a report")) return;
        List<string> known = KnownNames();
        if (known.Count == 0) return;
        Fatal(() => Write(path, known));
        if (PassThru) WriteObject(new FileInfo(path));
    }

    private void Write(string path, IReadOnlyList<string> names)
    {
        RangeRequest range = Range == RangeRequest.Everything ? new ReportRequest().Range : Range;
        var request = new ReportRequest
        {
            Title = Title,
            Names = names,
            Filter = Tag ?? TagFilter.All,
            Range = range,
            MaximumPoints = MaxPoint,
            Zone = TimeZone ?? TimeZoneInfo.Utc,
        };
        using FileInProgress file = FileInProgress.Create(path, NoClobber);
        using var progress = new SlowProgress(this, $"Writing {path}");
        ReportModel report = new ReportBuilder(Queries).Build(request, progress.Report);
        ReportPage.Write(file.Text, report);
        file.Complete();
        WriteVerbose($"Wrote a report of {report.Trends.Count + report.HiddenSeries} series to {path}.");
    }
}
