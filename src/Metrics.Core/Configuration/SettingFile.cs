using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using MetricsTools.Formats;
using MetricsTools.Storage;

namespace MetricsTools.Configuration;

/// <summary>A file with settings: one JSON object. It is written whole or not at all, and what nobody knows in it is kept.</summary>
internal static class SettingFile
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly ConcurrentDictionary<string, SettingFileContent> Cache = new();

    /// <summary>What a file says; nothing when it is not there. It never throws: why a file cannot be read stands in the answer.</summary>
    public static SettingFileContent Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return SettingFileContent.Empty;
        (DateTime, long) version = (file.LastWriteTimeUtc, file.Length);
        if (Cache.TryGetValue(path, out SettingFileContent? known) && known.Version == version) return known;
        SettingFileContent content = Load(path) with { Version = version };
        Cache[path] = content;
        return content;
    }

    /// <summary>Writes a setting, or removes it when the value is null.</summary>
    /// <exception cref="MetricException">The file that is there cannot be read; it is left as it is.</exception>
    public static void Write(string path, string name, object? value, bool isForOwner)
    {
        JsonObject settings = File.Exists(path) ? LoadObject(path) : [];
        bool isKnown = false;
        foreach (string key in settings.Select(static pair => pair.Key).Where(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            settings.Remove(key);
            isKnown = true;
        }

        if (value is not null) settings[name] = ToNode(value);
        else if (!isKnown) return;
        string folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder) && isForOwner) OwnerOnly.CreateFolder(folder);
        else Directory.CreateDirectory(folder);
        WholeFile.Write(path, noClobber: false, text => text.WriteLine(settings.ToJsonString(Indented).Replace("\r\n", "\n")));
        Cache.TryRemove(path, out _);
    }

    private static SettingFileContent Load(string path)
    {
        try
        {
            var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (KeyValuePair<string, JsonNode?> pair in LoadObject(path))
            {
                if (pair.Value is not null) texts[pair.Key] = TextOf(pair.Value);
            }

            return new SettingFileContent(texts, null);
        }
        catch (MetricException exception)
        {
            return SettingFileContent.Empty with { Failure = exception.Message };
        }
    }

    private static JsonObject LoadObject(string path)
    {
        try
        {
            JsonObject settings = JsonNode.Parse(File.ReadAllText(path), documentOptions: Lenient) as JsonObject ?? throw new JsonException("it is not a JSON object");

            // Only when it is counted does it say that a name stands there twice.
            return settings.Count >= 0 ? settings : [];
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new MetricException(ErrorId.SettingFileUnreadable, exception, path, exception.Message.TrimEnd('.'));
        }
    }

    private static JsonNode ToNode(object value) => value switch
    {
        bool known => JsonValue.Create(known),
        long known => JsonValue.Create(known),
        string[] known => new JsonArray([.. known.Select(static one => (JsonNode?)JsonValue.Create(one))]),
        _ => JsonValue.Create((string)value),
    };

    private static string TextOf(JsonNode node) => node switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonArray array => string.Join(",", array.Select(static one => one is null ? "" : TextOf(one))),
        _ => node.ToJsonString(),
    };
}
