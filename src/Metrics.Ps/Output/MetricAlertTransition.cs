using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.Model;

namespace MetricsTools;

/// <summary>A change in the state of an alert.</summary>
public sealed class MetricAlertTransition
{
    private readonly AlertTransition _transition;

    internal MetricAlertTransition(string rule, AlertTransition transition)
    {
        _transition = transition;
        Rule = rule;
        Tag = TagObject.Of(transition.Tags);
    }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset Timestamp => UnixTime.ToDateTimeOffset(_transition.Timestamp);

    /// <summary>The name of the rule.</summary>
    public string Rule { get; }

    /// <summary>The state before.</summary>
    public string From => _transition.From.ToString();

    /// <summary>The state after.</summary>
    public string State => _transition.To.ToString();

    /// <summary>How bad it is: Info, Warning or Critical.</summary>
    public string Severity => _transition.Severity.ToString();

    /// <summary>The metric's name.</summary>
    public string Name => _transition.Metric;

    /// <summary>The tags of the series.</summary>
    public PSObject Tag { get; }

    /// <summary>The value that was looked at.</summary>
    public double? Value => _transition.Value;

    /// <summary>One sentence that says why.</summary>
    public string Reason => _transition.Reason;
}
