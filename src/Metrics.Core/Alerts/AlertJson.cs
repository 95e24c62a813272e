using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetricsTools.Model;

namespace MetricsTools.Alerts;

/// <summary>Rules and ledgers as JSON, which is how a store keeps them. Members that a later version adds are passed over.</summary>
internal static class AlertJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new TagSetConverter() },
    };

    /// <summary>The text of an object.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The object of a text.</summary>
    /// <exception cref="MetricException">The text is not what was written.</exception>
    public static T Read<T>(string text, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("it is null.");
        }
        catch (Exception cause) when (cause is JsonException or NotSupportedException or MetricException)
        {
            throw new MetricException(ErrorId.AlertRuleUnreadable, cause, name, cause.Message);
        }
    }
}
