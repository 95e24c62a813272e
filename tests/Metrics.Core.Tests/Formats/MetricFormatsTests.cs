namespace MetricsTools.Formats;

public sealed class MetricFormatsTests
{
    [Theory]
    [InlineData("csv", "Csv")]
    [InlineData("JSON", "Json")]
    [InlineData("ndjson", "NdJson")]
    [InlineData("Prometheus", "Prometheus")]
    public void A_format_is_found_by_name_in_any_case(string name, string expected) => Assert.Equal(expected, MetricFormats.OfName(name).Name);

    [Theory]
    [InlineData("a.csv", "Csv")]
    [InlineData("dir.json/a.CSV", "Csv")]
    [InlineData("a.json", "Json")]
    [InlineData("a.ndjson", "NdJson")]
    [InlineData("a.jsonl", "NdJson")]
    [InlineData("a.prom", "Prometheus")]
    public void A_format_is_found_by_extension(string path, string expected) => Assert.Equal(expected, MetricFormats.OfPath(path).Name);

    [Theory]
    [InlineData("a.xml")]
    [InlineData("csv")]
    [InlineData("a.csv.gz")]
    public void An_unknown_extension_is_an_error_that_lists_the_formats(string path)
    {
        var error = Assert.Throws<MetricException>(() => MetricFormats.OfPath(path));
        Assert.Equal(ErrorId.FormatUnknown, error.Id);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("Csv, Json, NdJson, Prometheus", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_an_error() => Assert.Equal(ErrorId.FormatUnknown, Assert.Throws<MetricException>(() => MetricFormats.OfName("xml")).Id);

    [Fact]
    public void Every_format_writes_either_records_or_snapshots() =>
        Assert.All(MetricFormats.All, format => Assert.True(format.RecordWriter is null != format.SnapshotWriter is null));

    [Fact]
    public void What_a_format_cannot_do_is_an_error()
    {
        MetricFormat prometheus = MetricFormats.OfName("Prometheus");
        Assert.Equal(ErrorId.FormatNotReadable, Assert.Throws<MetricException>(() => prometheus.CreateReader()).Id);
        Assert.Equal(ErrorId.FileNotAppendable, Assert.Throws<MetricException>(() => MetricFormats.OfName("Json").RequireAppend()).Id);
        Assert.Equal("Csv", MetricFormats.OfName("Csv").RequireAppend().Name);
    }
}
