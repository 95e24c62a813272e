using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.Alerts.Webhooks;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools;

/// <summary>A rule: when to raise an alert of which series.</summary>
public sealed class MetricAlertRule
{
    private readonly AlertRule _rule;

    internal MetricAlertRule(AlertRule rule)
    {
        _rule = rule;
        Annotation = AnnotationObject.Of(rule.Annotations);
    }

    /// <summary>The name.</summary>
    public string Name => _rule.Name;

    /// <summary>Whether it is evaluated.</summary>
    public bool Enabled => _rule.IsEnabled;

    /// <summary>How bad it is: Info, Warning or Critical.</summary>
    public string Severity => _rule.Severity.ToString();

    /// <summary>The metric's name, or a pattern.</summary>
    public string Metric => _rule.Metric;

    /// <summary>Which series of it, as text.</summary>
    public string Tag => TagFilterText.Of(_rule.Filter);

    /// <summary>What it looks for: Static, Deviation, Absence or Rate.</summary>
    public string Type => _rule.Kind.ToString();

    /// <summary>Beyond what the condition holds.</summary>
    public double? Threshold => _rule.Threshold;

    /// <summary>At what an alert that fires resolves.</summary>
    public double? ResolveThreshold => _rule.ResolveThreshold;

    /// <summary>Which way is bad, or null for that of the metric.</summary>
    public string? Direction => _rule.Direction?.ToString();

    /// <summary>The newest time that is looked at.</summary>
    public TimeSpan Window => _rule.Window;

    /// <summary>The figure of the window, or null for that of the metric's kind.</summary>
    public string? Aggregate => _rule.Aggregate?.ToString();

    /// <summary>The time in which the threshold of a Rate is a change.</summary>
    public TimeSpan Per => _rule.Per;

    /// <summary>How a Deviation is judged.</summary>
    public string Method => _rule.Method;

    /// <summary>The history that a Deviation is judged against.</summary>
    public TimeSpan BaselineWindow => _rule.BaselineWindow;

    /// <summary>The smallest Deviation that counts, in percent.</summary>
    public double? MinimumEffect => _rule.MinimumEffect;

    /// <summary>How long the condition holds before the alert fires.</summary>
    public TimeSpan For => _rule.For;

    /// <summary>How long the alert goes on firing after the condition held last.</summary>
    public TimeSpan KeepFiring => _rule.KeepFiring;

    /// <summary>What goes with every alert, for people.</summary>
    public PSObject Annotation { get; }

    /// <summary>The host that changes are posted to. The rest of the address may be a secret.</summary>
    public string? Webhook => _rule.Webhook is null ? null : WebhookAddress.Mask(WebhookAddress.Parse(_rule.Webhook));

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset Created => UnixTime.ToDateTimeOffset(_rule.Created);

    /// <summary>When it was changed last, in UTC.</summary>
    public DateTimeOffset Updated => UnixTime.ToDateTimeOffset(_rule.Updated);

    /// <summary>When it was removed, in UTC, or null while it counts.</summary>
    public DateTimeOffset? Deleted => OptionalMoment.Of(_rule.Deleted);
}
