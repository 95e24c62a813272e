using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell;

/// <summary>What making and changing an alert rule share: what it says.</summary>
public abstract class AlertRuleCommand : AlertCommand
{
    /// <summary>
    /// <para>Which series of the metric: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    /// <default>All</default>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>Beyond what the condition holds. For Static, the figure; for Rate, the change in the time of -Per; for Deviation, the score from which one is a
    /// Warning. Absence takes none.</para>
    /// </summary>
    [Parameter]
    [AllowNull]
    public double? Threshold { get; set; }

    /// <summary>
    /// <para>At what an alert that fires resolves, so that a value about the threshold does not make it come and go. In the units of -Threshold.</para>
    /// </summary>
    /// <default>The threshold</default>
    [Parameter]
    [AllowNull]
    public double? ResolveThreshold { get; set; }

    /// <summary>
    /// <para>Which way is bad. For Rate, Lower looks for falling values, whose change is above zero too.</para>
    /// </summary>
    /// <default>What the metric's definition says; Higher for a threshold where that is Both</default>
    [Parameter]
    [AllowNull]
    public Direction? Direction { get; set; }

    /// <summary>
    /// <para>The newest time that is looked at: <c>5m</c>, <c>1h</c> or a TimeSpan. For Absence, how long there are no samples.</para>
    /// </summary>
    /// <default>5m for a new rule</default>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Window { get; set; }

    /// <summary>
    /// <para>The figure of the window that a Static rule looks at.</para>
    /// </summary>
    /// <default>Rate for a Counter, Average for a Gauge, P95 for a Histogram or Summary, Distinct for a Set</default>
    [Parameter]
    [AllowNull]
    public Aggregate? Aggregate { get; set; }

    /// <summary>
    /// <para>The time in which the threshold of a Rate rule is a change: <c>1h</c> makes it a change per hour.</para>
    /// </summary>
    /// <default>1s for a new rule</default>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Per { get; set; }

    /// <summary>
    /// <para>How a Deviation rule judges, as Test-MetricDeviation does.</para>
    /// </summary>
    /// <default>Auto for a new rule</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string? Method { get; set; }

    /// <summary>
    /// <para>The history before the window that a Deviation rule judges against.</para>
    /// </summary>
    /// <default>7d for a new rule</default>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? BaselineWindow { get; set; }

    /// <summary>
    /// <para>The smallest deviation that counts, in percent of the expected value.</para>
    /// </summary>
    [Parameter]
    [AllowNull]
    [ValidateRange(0.0, double.MaxValue)]
    public double? MinimumEffect { get; set; }

    /// <summary>
    /// <para>How long the condition holds before the alert fires; until then it is Pending.</para>
    /// </summary>
    /// <default>Not at all for a new rule</default>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? For { get; set; }

    /// <summary>
    /// <para>How long the alert goes on firing after the condition held last.</para>
    /// </summary>
    /// <default>Not at all for a new rule</default>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? KeepFiring { get; set; }

    /// <summary>
    /// <para>How bad it is. For Deviation, from which severity a deviation counts.</para>
    /// </summary>
    /// <default>Warning for a new rule</default>
    [Parameter]
    [ValidateSet("Info", "Warning", "Critical")]
    public string? Severity { get; set; }

    /// <summary>
    /// <para>What goes with every alert, for people: <c>@{summary='Free some space'; runbook='https://wiki/disk'}</c>. It is text, and never run.</para>
    /// </summary>
    [Parameter]
    [AllowNull]
    [Annotation]
    public Dictionary<string, string>? Annotation { get; set; }

    /// <summary>
    /// <para>An address of http or https to which changes are posted as JSON. It is kept in the store, where whoever reads the store can read it; it is
    /// shown nowhere else.</para>
    /// </summary>
    [Parameter]
    [AllowNull]
    [NoCode]
    public string? Webhook { get; set; }

    /// <summary>
    /// <para>Turns the rule on; <c>-Enabled:$false</c> turns it off, and makes its alerts inactive.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Enabled { get; set; }

    /// <summary>The rule with what was given; an empty webhook clears it.</summary>
    private protected AlertRule Apply(AlertRule rule, IMetricStore store) => rule with
    {
        Tags = Tag is null ? rule.Tags : new SeriesSelector(store, SettingsOf(store).Privacy).Scrub(Tag).Conditions,
        Threshold = IsBound(nameof(Threshold)) ? Threshold : rule.Threshold,
        ResolveThreshold = IsBound(nameof(ResolveThreshold)) ? ResolveThreshold : rule.ResolveThreshold,
        Direction = IsBound(nameof(Direction)) ? Direction : rule.Direction,
        Window = Window ?? rule.Window,
        Aggregate = IsBound(nameof(Aggregate)) ? Aggregate : rule.Aggregate,
        Per = Per ?? rule.Per,
        Method = Method ?? rule.Method,
        BaselineWindow = BaselineWindow ?? rule.BaselineWindow,
        MinimumEffect = IsBound(nameof(MinimumEffect)) ? MinimumEffect : rule.MinimumEffect,
        For = For ?? rule.For,
        KeepFiring = KeepFiring ?? rule.KeepFiring,
        Severity = Severity is null ? rule.Severity : (Severity)Enum.Parse(typeof(Severity), Severity, ignoreCase: true),
        Annotations = IsBound(nameof(Annotation)) ? Annotation ?? [] : rule.Annotations,
        Webhook = !IsBound(nameof(Webhook)) ? rule.Webhook : string.IsNullOrEmpty(Webhook) ? null : Webhook,
        IsEnabled = IsBound(nameof(Enabled)) ? Enabled : rule.IsEnabled,
    };
}
