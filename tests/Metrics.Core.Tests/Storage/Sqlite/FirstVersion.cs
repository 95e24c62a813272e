using System.Globalization;
using System.Text.Json;
using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>A store that the first version wrote, and what was in it: metrics of every kind, late and hostile samples, readings of a total, a removed metric.</summary>
internal static class FirstVersion
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Storage", "Data");

    /// <summary>Makes a copy of the store.</summary>
    public static void CopyTo(string path) => File.Copy(Path.Combine(Folder, "store-v1.db"), path);

    /// <summary>Compares all that a store holds with what the first version had stored.</summary>
    public static void Check(SqliteMetricStore store)
    {
        foreach (string line in File.ReadLines(Path.Combine(Folder, "store-v1.ndjson")))
        {
            JsonElement expected = JsonDocument.Parse(line).RootElement;
            if (expected.TryGetProperty("series", out _)) CheckSeries(store, expected);
            else if (expected.TryGetProperty("metric", out _)) CheckMetric(store, expected);
            else CheckStore(store, expected);
        }
    }

    private static void CheckStore(SqliteMetricStore store, JsonElement expected)
    {
        Assert.Equal(expected.GetProperty("created").GetInt64(), store.GetStatistics().Created);
        Assert.Equal(expected.GetProperty("epoch").GetInt64(), store.Epoch);
        Assert.Equal(expected.GetProperty("privacyKey").GetString(), Convert.ToHexString(store.PrivacyKey));
        Assert.Equal(StoreSchema.Version, store.GetStatistics().SchemaVersion);
    }

    private static void CheckMetric(SqliteMetricStore store, JsonElement expected)
    {
        MetricDefinition metric = store.FindMetric(expected.GetProperty("metric").GetString()!)!;
        Assert.Equal(expected.GetProperty("id").GetInt64(), metric.Id);
        Assert.Equal(expected.GetProperty("kind").GetString(), metric.Kind.ToString());
        Assert.Equal(expected.GetProperty("unit").GetString(), metric.Unit);
        Assert.Equal(expected.GetProperty("description").GetString(), metric.Description);
        Assert.Equal(expected.GetProperty("category").GetString(), metric.Category);
        Assert.Equal(expected.GetProperty("direction").GetString(), metric.Direction.ToString());
        Assert.Equal(expected.GetProperty("allowedTags").Deserialize<string[]>(), metric.AllowedTags);
        Assert.Equal(expected.GetProperty("retainRaw").Deserialize<double?>(), metric.RetainRaw?.TotalMilliseconds);
    }

    private static void CheckSeries(SqliteMetricStore store, JsonElement expected)
    {
        MetricDefinition metric = store.FindMetric(expected.GetProperty("metric").GetString()!)!;
        Series series = store.GetSeries(metric.Id).Single(one => one.Id == expected.GetProperty("series").GetInt64());
        Assert.Equal(expected.GetProperty("tags").GetString(), series.Tags.ToString());
        string?[] samples = [.. expected.GetProperty("samples").EnumerateArray().Select(sample => sample.GetString())];
        Assert.Equal(samples, StoreFolder.Samples(store, series.Id).Select(Text));
    }

    private static string Text(Sample sample) =>
        string.Format(CultureInfo.InvariantCulture, "{0}:{1:x16}", sample.Timestamp, BitConverter.DoubleToInt64Bits(sample.Value));
}
