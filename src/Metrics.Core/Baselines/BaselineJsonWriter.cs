using System.Text;
using System.Text.Json;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Baselines;

/// <summary>Writes baselines as JSON, under the names of their members, so that <see cref="BaselineJson"/> reads them back to the bit.</summary>
public static class BaselineJsonWriter
{
    /// <summary>The JSON of a baseline: one object.</summary>
    public static string Write(Baseline baseline)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString(nameof(Baseline.Name), baseline.Name);
            json.WriteStartObject("Tag");
            foreach (Tag tag in baseline.Tags) json.WriteString(tag.Key, tag.Value);
            json.WriteEndObject();
            if (baseline.Label is not null) json.WriteString(nameof(Baseline.Label), baseline.Label);
            if (baseline.Start is { } start) json.WriteString(nameof(Baseline.Start), UnixTime.ToText(start));
            if (baseline.End is { } end) json.WriteString(nameof(Baseline.End), UnixTime.ToText(end));
            WriteFigures(json, baseline);
            json.WriteString(nameof(Baseline.Aggregate), baseline.Aggregate);
            if (baseline.Unit is not null) json.WriteString(nameof(Baseline.Unit), baseline.Unit);
            json.WriteString(nameof(Baseline.Created), UnixTime.ToText(baseline.Created));
            if (baseline.Profile is { } profile)
            {
                json.WritePropertyName(nameof(Baseline.Profile));
                WriteProfile(json, profile, withValues: true);
            }

            if (baseline.Confidence is { } confidence)
            {
                json.WritePropertyName(nameof(Baseline.Confidence));
                WriteConfidence(json, confidence);
            }

            Write(json, nameof(Baseline.Values), baseline.Values.Select(static value => (double?)value));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteFigures(Utf8JsonWriter json, Baseline baseline)
    {
        json.WriteNumber(nameof(Baseline.Count), baseline.Count);
        if (baseline.Count == 0) return;
        Write(json, nameof(Baseline.Average), baseline.Average);
        Write(json, nameof(Baseline.StandardDeviation), baseline.StandardDeviation);
        Write(json, nameof(Baseline.Median), baseline.Median);
        Write(json, nameof(Baseline.Mad), baseline.Mad);
        Write(json, nameof(Baseline.MeanAbsoluteDeviation), baseline.MeanAbsoluteDeviation);
        Write(json, nameof(Baseline.Minimum), baseline.Minimum);
        Write(json, nameof(Baseline.P5), baseline.P5);
        Write(json, nameof(Baseline.P25), baseline.P25);
        Write(json, nameof(Baseline.P75), baseline.P75);
        Write(json, nameof(Baseline.P95), baseline.P95);
        Write(json, nameof(Baseline.P99), baseline.P99);
        Write(json, nameof(Baseline.Maximum), baseline.Maximum);
    }

    /// <summary>Writes a profile.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="withValues">Whether its residuals are written one by one, beside their figures.</param>
    internal static void WriteProfile(Utf8JsonWriter json, SeasonalProfile profile, bool withValues)
    {
        json.WriteStartObject();
        json.WriteString(nameof(SeasonalProfile.Season), profile.Season.ToString());
        json.WriteString(nameof(SeasonalProfile.Zone), profile.Zone.Id);
        json.WriteBoolean(nameof(SeasonalProfile.IsRelative), profile.IsRelative);
        Write(json, nameof(SeasonalProfile.Explained), profile.Explained);
        Write(json, nameof(SeasonalProfile.Levels), profile.Levels);
        json.WriteStartObject(nameof(SeasonalProfile.Residuals));
        WriteFigures(json, profile.Residuals);
        json.WriteEndObject();
        if (withValues) Write(json, nameof(SeasonalProfile.ResidualValues), profile.ResidualValues.Select(static value => (double?)value));
        json.WriteEndObject();
    }

    /// <summary>Writes how sure a baseline is.</summary>
    internal static void WriteConfidence(Utf8JsonWriter json, BaselineConfidence confidence)
    {
        json.WriteStartObject();
        foreach ((string name, Bounds bounds) in confidence.All)
        {
            Write(json, name + nameof(Bounds.Lower), bounds.Lower);
            Write(json, name + nameof(Bounds.Upper), bounds.Upper);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<double?> numbers)
    {
        json.WriteStartArray(name);
        foreach (double? number in numbers) json.WriteRawValue(Text(number));
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, double? number)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(Text(number));
    }

    private static string Text(double? number) => number is { } known ? NumberText.Format(known) : "null";
}
