using System.Text.Encodings.Web;
using System.Text.Json;
using MetricsTools.Model;

namespace MetricsTools.Alerts.Webhooks;

/// <summary>What is posted of a rule: JSON whose <c>text</c> chat programs show, and whose <c>alerts</c> are for programs.</summary>
internal static class WebhookMessage
{
    // The text goes to programs that may put it into a page as it is.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The body.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="alerts">Its alerts that have fired or resolved; at least one.</param>
    public static byte[] Write(AlertRule rule, IReadOnlyList<AlertStatus> alerts)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("text", string.Join("\n", alerts.Select(alert => $"[{alert.Phase.State} {alert.Severity}] {rule.Name}: {alert.Reason}")));
            json.WriteString("rule", rule.Name);
            json.WriteStartObject("annotations");
            foreach (KeyValuePair<string, string> annotation in rule.Annotations) json.WriteString(annotation.Key, annotation.Value);
            json.WriteEndObject();
            json.WriteStartArray("alerts");
            foreach (AlertStatus alert in alerts) Write(json, alert);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, AlertStatus alert)
    {
        json.WriteStartObject();
        json.WriteString("state", alert.Phase.State.ToString());
        json.WriteString("severity", alert.Severity.ToString());
        json.WriteString("metric", alert.Metric);
        json.WriteStartObject("tags");
        foreach (Tag tag in alert.Tags) json.WriteString(tag.Key, tag.Value);
        json.WriteEndObject();
        if (alert.Value is { } value) json.WriteNumber("value", value);
        else json.WriteNull("value");
        json.WriteString("unit", alert.Unit);
        json.WriteString("since", UnixTime.ToText(alert.Phase.Since));
        json.WriteString("reason", alert.Reason);
        json.WriteEndObject();
    }
}
