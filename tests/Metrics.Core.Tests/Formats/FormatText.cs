using MetricsTools.Model;

namespace MetricsTools.Formats;

/// <summary>Short words for the tests of formats.</summary>
internal static class FormatText
{
    public static readonly MetricRecord Cpu = new()
    {
        Name = "cpu",
        Kind = MetricKind.Gauge,
        Unit = "1",
        Value = -1.5,
        Timestamp = 1769846400000,
        Tags = TagSet.Parse("host=web1,region=eu"),
    };

    public static string Write(string format, params MetricRecord[] records)
    {
        var text = new StringWriter();
        using IRecordWriter writer = MetricFormats.OfName(format).RecordWriter!(text, null);
        foreach (MetricRecord record in records) writer.Write(record);
        writer.Complete();
        return text.ToString();
    }

    public static ReadResult[] Read(string format, string text) => [.. MetricFormats.OfName(format).CreateReader(TimeZoneInfo.Utc).Read(new StringReader(text))];

    public static MetricRecord ReadOne(string format, string text)
    {
        ReadResult result = Assert.Single(Read(format, text));
        Assert.Null(result.Error);
        return result.Record!;
    }

    /// <summary>One text for each result: the line, and the record's name and value or the error's id.</summary>
    public static string[] Outline(string format, string text) =>
        [.. Read(format, text).Select(result => FormattableString.Invariant($"{result.Line} {(result.Record is { } record ? $"{record.Name}={record.Value}" : result.Error!.Id.ToString())}"))];
}
