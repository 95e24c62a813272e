using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetricsTools.Model;

namespace MetricsTools.Annotations;

/// <summary>Annotations as JSON, which is how a store keeps them. Members that a later version adds are passed over.</summary>
internal static class AnnotationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TagSetConverter() },
    };

    /// <summary>The text of an annotation.</summary>
    public static string Write(Annotation annotation) => JsonSerializer.Serialize(annotation, Options);

    /// <summary>The annotation of a text.</summary>
    /// <exception cref="MetricException">The text is not what was written.</exception>
    public static Annotation Read(string text, string id)
    {
        try
        {
            return (JsonSerializer.Deserialize<Annotation>(text, Options) ?? throw new JsonException("it is null.")).Validate() with { Id = id };
        }
        catch (Exception cause) when (cause is JsonException or NotSupportedException or MetricException)
        {
            throw new MetricException(ErrorId.AnnotationUnreadable, cause, id, cause.Message);
        }
    }
}
