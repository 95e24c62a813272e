using System.Text.Json;
using System.Text.Json.Serialization;

namespace MetricsTools.Model;

/// <summary>Tags in JSON that a store keeps: their text form.</summary>
internal sealed class TagSetConverter : JsonConverter<TagSet>
{
    /// <inheritdoc/>
    public override TagSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TagSet.Parse(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TagSet value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
