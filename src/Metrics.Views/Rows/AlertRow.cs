using MetricsTools.Alerts;
using MetricsTools.Model;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Rows;

/// <summary>An alert that is not inactive.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Series">The name and tags of the series; text of a store, to be escaped.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Value">The value of the last look as people read it.</param>
/// <param name="Since">Since when it is in that state, in milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record AlertRow(string Rule, SeriesKey Series, AlertState State, Severity Severity, string Value, long Since, string Reason)
{
    /// <summary>The row of an alert.</summary>
    public static AlertRow Of(string rule, AlertStatus status) => new(
        PlainText.Of(rule), new SeriesKey(status.Metric, status.Tags), status.Phase.State, status.Severity,
        FigureText.Of(status.Value, status.Unit), status.Phase.Since, PlainText.Of(status.Reason));
}
