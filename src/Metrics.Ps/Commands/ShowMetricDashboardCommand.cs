using System.Management.Automation;
using MetricsTools.PowerShell.Charting;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Sessions;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Views.Dashboard;
using MetricsTools.Views.Drawing;
using MetricsTools.Views.Live;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Shows what the store holds, live, on the whole screen.</para>
/// <para type="description">Shows every series with its figures and its course, the alerts, what deviates, the served requests with the slowest first,
/// usage, and the health of the parts and of the store. Keys: q quits, space pauses, r takes the next range (1 h, 24 h, 7 d, 30 d, 90 d), s the next
/// order, / filters, ? explains them all. The state of a series compares its newest whole interval with those before it in the range.</para>
/// <para type="description">Where nobody looks on - redirected output, CI, a dumb terminal - and with -Once it writes one frame as plain text into the
/// pipeline. It uses little of the machine: a store that takes long to read is read less often, a tenth of the time at most.</para>
/// </summary>
/// <output cref="String">One frame, line by line, where it is not live.</output>
/// <note>It reads alerts as the last Invoke-MetricAlert has left them, and evaluates no rule.</note>
/// <example>
/// <code>
/// 1..60 | ForEach-Object { 40 + $_ % 7 } | Add-Metric cpu.load
/// Show-MetricDashboard -Once -Width 74 | Set-Content dashboard.txt
/// (Get-Content dashboard.txt)[0]
/// </code>
/// <shows>
/// MetricsTools ... last 1 h ... UTC
/// </shows>
/// <para>Keeps one frame in a file, as a job of CI does.</para>
/// </example>
/// <example>
/// <code>
/// Add-Metric http.requests 5 -Type Counter -Tag @{ host = 'web1' }
/// Show-MetricDashboard http.* -Tag host=web1 -Last 24h -Once |
///     Select-Object -First 1
/// </code>
/// <shows>
/// MetricsTools ... last 24 h ... UTC
/// </shows>
/// <para>Shows the last day of some series. Without -Once, and where its output goes nowhere else, it stays on the screen until q is pressed.</para>
/// </example>
/// <link>Show-MetricChart</link>
/// <link>Get-MetricSnapshot</link>
/// <link>about_MetricsTools_Views</link>
[Cmdlet(VerbsCommon.Show, "MetricDashboard")]
[OutputType(typeof(string))]
public sealed class ShowMetricDashboardCommand : QueryCommand
{
    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// <para>Which series of them: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    /// <default>All</default>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The newest time that is shown: <c>1h</c>, <c>24h</c>, <c>7d</c> or a TimeSpan.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Last { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// <para>How often it is refreshed: <c>1s</c>, <c>5s</c>, <c>1m</c> or a TimeSpan. A shorter time than 100 ms counts as that.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// <para>The most points of a course, and so the most intervals that a state is told by.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(2, 1000)]
    public int MaxPoint { get; set; } = 60;

    /// <summary>
    /// <para>Writes one frame into the pipeline, and ends.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Once { get; set; }

    /// <summary>
    /// <para>The columns of a frame that is written into the pipeline.</para>
    /// </summary>
    /// <default>Those of the terminal</default>
    [Parameter]
    [ValidateRange(ChartPictures.SmallestWidth, 1000)]
    public int? Width { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => Fatal(() =>
    {
        if (Last <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, Last);
        if (RefreshInterval <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, RefreshInterval);
        var request = new DashboardRequest { Names = Name, Filter = Tag ?? TagFilter.All, Last = Last, MaximumPoints = MaxPoint };
        var host = new HostPicture(Host);
        bool isPiped = MyInvocation.PipelinePosition < MyInvocation.PipelineLength;
        bool isLive = host.Profile.IsInteractive && !Once && !isPiped;
        if (!isLive)
        {
            using var once = new QueriedDashboardSource(Queries);
            foreach (string line in new DashboardRunner(once, host.Profile).Frame(request, Width)) WriteObject(line);
            return;
        }

        string path = StorePath;
        using var source = new StoreDashboardSource(path, () => Open(path), Time);
        source.Validate(request);
        new DashboardRunner(source, host.Profile).Run(request, RefreshInterval, Time, Cancellation);
    });

    private MetricQueries Open(string path)
    {
        IMetricStore store = StoreSession.OpenOnce(path, StoreAccess.Read, StoreSession.AllowsNetwork(path)).Store;
        return new MetricQueries(new SeriesSelector(store, SettingsOf(store).Privacy), Time, SettingsOf(store).Retention);
    }
}
