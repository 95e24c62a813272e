using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.Model;

namespace MetricsTools;

/// <summary>What has come of a rule for one series.</summary>
public sealed class MetricAlert
{
    private readonly AlertRule _rule;
    private readonly AlertStatus _status;

    internal MetricAlert(AlertResult result)
    {
        _rule = result.Rule;
        _status = result.Status;
        IsChanged = result.IsChanged;
        Tag = TagObject.Of(_status.Tags);
        Annotation = AnnotationObject.Of(_rule.Annotations);
    }

    /// <summary>The name of the rule.</summary>
    public string Rule => _rule.Name;

    /// <summary>Where it stands: Pending, Firing or Resolved.</summary>
    public string State => _status.Phase.State.ToString();

    /// <summary>How bad it is: Info, Warning or Critical.</summary>
    public string Severity => _status.Severity.ToString();

    /// <summary>The metric's name.</summary>
    public string Name => _status.Metric;

    /// <summary>The tags of the series.</summary>
    public PSObject Tag { get; }

    /// <summary>The value of the last look.</summary>
    public double? Value => _status.Value;

    /// <summary>The unit of the value.</summary>
    public string? Unit => _status.Unit;

    /// <summary>Since when it is in this state, in UTC.</summary>
    public DateTimeOffset Since => UnixTime.ToDateTimeOffset(_status.Phase.Since);

    /// <summary>When the condition began to hold, in UTC.</summary>
    public DateTimeOffset? ActiveSince => OptionalMoment.Of(_status.Phase.ActiveSince);

    /// <summary>When the condition was last seen to hold, in UTC.</summary>
    public DateTimeOffset? LastMet => OptionalMoment.Of(_status.Phase.LastMet);

    /// <summary>Whether this very look has changed the state.</summary>
    public bool IsChanged { get; }

    /// <summary>The annotations of the rule.</summary>
    public PSObject Annotation { get; }

    /// <summary>One sentence that says why.</summary>
    public string Reason => _status.Reason;
}
