using System.Globalization;
using System.Text.Json;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Baselines;

/// <summary>
/// Reads baselines from JSON: an object or an array of them, as <c>metrics baseline --format json</c> or ConvertTo-Json writes them. Moments are ISO 8601
/// text, or what Windows PowerShell makes of them.
/// </summary>
public static class BaselineJson
{
    private const string OldDate = "/Date(";

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The baselines of a text; at least one.</summary>
    /// <exception cref="MetricException">The text is not JSON, or holds no baseline.</exception>
    public static IReadOnlyList<Baseline> Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json.TrimStart('\uFEFF'), Options);
            JsonElement[] elements = document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
            Baseline[] baselines = [.. elements.Select(static element => element.ValueKind == JsonValueKind.Object
                ? BaselineReader.Read(new Source(element))
                : throw new MetricException(ErrorId.BaselineUnreadable, "it is not an object."))];
            return baselines.Length > 0 ? baselines : throw new MetricException(ErrorId.BaselineUnreadable, "the array is empty.");
        }
        catch (JsonException cause)
        {
            throw new MetricException(ErrorId.BaselineUnreadable, cause, $"it is not JSON. {cause.Message}");
        }
        catch (InvalidOperationException cause)
        {
            throw new MetricException(ErrorId.BaselineUnreadable, cause, "a text holds half of a surrogate pair.");
        }
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private sealed class Source(JsonElement element) : IBaselineSource
    {
        public TagSet Tags => Find("Tag") is not { } tag ? TagSet.Empty
            : tag.ValueKind == JsonValueKind.Object ? TagSet.Create(tag.EnumerateObject().Select(static one => new Tag(one.Name, TextOf(one.Value))))
            : TagSet.Parse(TextOf(tag));

        public bool Has(string member) => element.EnumerateObject().Any(property => string.Equals(property.Name, member, StringComparison.OrdinalIgnoreCase));

        public double Number(string member)
        {
            JsonElement value = Find(member) ?? throw new MetricException(ErrorId.ValueMissing, member);
            return NumberOf(value, member);
        }

        public string? Text(string member) => Find(member) is { } value && TextOf(value) is { Length: > 0 } text ? text : null;

        public long? Moment(string member) => Find(member) is { } value ? ReadMoment(value) : null;

        public IReadOnlyList<double> Numbers(string member) => Find(member) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Null ? double.NaN : NumberOf(one, member))],
            { } flat => NumberList.Parse(TextOf(flat), member),
        };

        public IBaselineSource? Nested(string member) => Find(member) is { ValueKind: JsonValueKind.Object } nested ? new Source(nested) : null;

        private static double NumberOf(JsonElement value, string member) => NumberText.TryParse(TextOf(value), out double number)
            ? number
            : throw new MetricException(ErrorId.ValueNotNumber, UnicodeText.Shorten(TextOf(value)), member);

        private static long ReadMoment(JsonElement value)
        {
            // Windows PowerShell writes a DateTimeOffset as an object of DateTimes, each of them as /Date(milliseconds)/.
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(nameof(DateTimeOffset.UtcDateTime), out JsonElement universal)) value = universal;
            string text = TextOf(value);
            if (TimestampText.TryParse(text, TimeZoneInfo.Local, out long milliseconds)) return milliseconds;
            bool isOld = text.StartsWith(OldDate, StringComparison.Ordinal) && text.EndsWith(")/", StringComparison.Ordinal);
            string digits = isOld ? text.Substring(OldDate.Length, text.Length - OldDate.Length - 2) : "";
            return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out milliseconds)
                ? milliseconds
                : throw new MetricException(ErrorId.TimestampInvalid, UnicodeText.Shorten(text));
        }

        private JsonElement? Find(string member)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (string.Equals(property.Name, member, StringComparison.OrdinalIgnoreCase)) return property.Value.ValueKind == JsonValueKind.Null ? null : property.Value;
            }

            return null;
        }
    }
}
