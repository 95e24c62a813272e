namespace MetricsTools.Formats;

/// <summary>The table of formats. A new one is a class and a line here.</summary>
public static class MetricFormats
{
    /// <summary>All formats.</summary>
    public static IReadOnlyList<MetricFormat> All { get; } =
    [
        new("Csv", ".csv") { CanAppend = true, RecordWriter = (text, firstLine) => new CsvRecordWriter(text, firstLine), RecordReader = (zone, name) => new CsvRecordReader(zone) { FixedName = name } },
        new("Json", ".json") { RecordWriter = (text, _) => new JsonRecordWriter(text), RecordReader = (zone, name) => new JsonRecordReader(zone) { FixedName = name } },
        new("NdJson", ".ndjson", ".jsonl") { CanAppend = true, RecordWriter = (text, _) => new NdJsonRecordWriter(text), RecordReader = (zone, name) => new NdJsonRecordReader(zone) { FixedName = name } },
        new("Prometheus", ".prom") { SnapshotWriter = PrometheusTextWriter.Write },
    ];

    /// <summary>The format of a name.</summary>
    /// <exception cref="MetricException">There is none.</exception>
    public static MetricFormat OfName(string name) => All.OfName(name);

    /// <summary>The format that a path's extension means.</summary>
    /// <exception cref="MetricException">It means none.</exception>
    public static MetricFormat OfPath(string path) => All.OfPath(path);
}
