using FsCheck.Fluent;
using MetricsTools.Model;

namespace MetricsTools.Formats;

public sealed class PrometheusTextWriterTests
{
    [Fact]
    public void Each_kind_has_its_type()
    {
        using var german = new Culture("de-DE");
        string text = Write(
            Snapshot("http.requests", MetricKind.Counter, "code=200") with { Value = 12 },
            Snapshot("http.duration", MetricKind.Histogram, "route=/a", "s", "Time to serve") with { P50 = 0.5, P90 = 0.9, P95 = 0.95, P99 = 1.25, Sum = 17.5, Count = 30 },
            Snapshot("temp", MetricKind.Gauge, "", "Cel") with { Value = -0.5 },
            Snapshot("users", MetricKind.Set, "") with { Value = 3 },
            Snapshot("done_total", MetricKind.Counter, "") with { Value = 1e21 },
            Snapshot("http.requests", MetricKind.Counter, "") with { Value = 2.5 },
            Snapshot("size", MetricKind.Summary, "") with { Count = 1 });
        Assert.Equal("""
            # HELP done_total done_total
            # TYPE done_total counter
            done_total 1E+21
            # HELP http_duration Time to serve (s)
            # TYPE http_duration summary
            http_duration{route="/a",quantile="0.5"} 0.5
            http_duration{route="/a",quantile="0.9"} 0.9
            http_duration{route="/a",quantile="0.95"} 0.95
            http_duration{route="/a",quantile="0.99"} 1.25
            http_duration_sum{route="/a"} 17.5
            http_duration_count{route="/a"} 30
            # HELP http_requests_total http.requests
            # TYPE http_requests_total counter
            http_requests_total 2.5
            http_requests_total{code="200"} 12
            # HELP size size
            # TYPE size summary
            size{quantile="0.5"} 0
            size{quantile="0.9"} 0
            size{quantile="0.95"} 0
            size{quantile="0.99"} 0
            size_sum 0
            size_count 1
            # HELP temp temp (Cel)
            # TYPE temp gauge
            temp -0.5
            # HELP users users
            # TYPE users gauge
            users 3

            """, text);
    }

    [Fact]
    public void Help_and_label_values_are_escaped() => Assert.Equal(
        "# HELP a x\\\\y\\nz\"\n# TYPE a gauge\na{t=\"\\\\ \\\" \\n 😀\"} 0\n",
        Write(Snapshot("a", MetricKind.Gauge, "t=\"\\\\ \\\" \\n 😀\"", null, "x\\y\nz\"")));

    [Theory]
    [InlineData(MetricKind.Gauge, "g{_9=\"3\",tag___x=\"1\",quantile=\"2\"} 0")]
    [InlineData(MetricKind.Histogram, "g{_9=\"3\",tag___x=\"1\",tag_quantile=\"2\",quantile=\"0.5\"} 0")]
    public void Labels_that_Prometheus_would_take_for_its_own_get_a_prefix(MetricKind kind, string expected) =>
        Assert.Equal(expected, Samples(Snapshot("g", kind, "__x=1,quantile=2,9=3"))[0]);

    [Fact]
    public void The_metric_that_is_spelled_so_keeps_a_contested_name() => Assert.Equal(
        ["a_b 1", "a_b_108bf50c 2", "a_b_3a8e75c1 3"],
        Samples(Snapshot("a.b", MetricKind.Gauge, "") with { Value = 2 }, Snapshot("a/b", MetricKind.Gauge, "") with { Value = 3 }, Snapshot("a_b", MetricKind.Gauge, "") with { Value = 1 }));

    [Fact]
    public void Two_tags_of_a_metric_never_become_one_label()
    {
        string[] samples = Samples(Snapshot("a", MetricKind.Gauge, "x.y=1"), Snapshot("a", MetricKind.Gauge, "x_y=1"));
        Assert.Equal(2, samples.Distinct().Count());
        Assert.Contains("a{x_y=\"1\"} 0", samples);
    }

    [Fact]
    public void A_metric_that_is_named_as_a_part_of_a_summary_keeps_its_name()
    {
        string text = Write(Snapshot("a", MetricKind.Summary, ""), Snapshot("a_sum", MetricKind.Gauge, "") with { Value = 7 });
        Assert.Contains("# TYPE a_sum gauge\na_sum 7\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("# TYPE a summary", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_that_is_given_twice_is_written_once_as_it_was_last()
    {
        SeriesSnapshot old = Snapshot("a", MetricKind.Gauge, "x=1") with { Value = 1, Timestamp = 1 };
        SeriesSnapshot last = Snapshot("A", MetricKind.Gauge, "x=1") with { Value = 2, Timestamp = 2 };
        Assert.EndsWith("{x=\"1\"} 2", Assert.Single(Samples(last, old)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_gives_nothing() => Assert.Equal("", Write());

    [Fact]
    public void No_series_is_lost_or_doubled_and_the_order_changes_nothing()
    {
        string[] names = ["a", "a.b", "a_b", "a/b", "a-b", "a_sum", "a.sum", "a_total", "a_count", "a_b_total", "a.total", "_", "a_b_sum", "a_sum_sum"];
        var metrics = names.Select(name => Gen.Elements(Enum.GetValues<MetricKind>()).Select(kind => (name, kind))).ToArray();
        var cases =
            from kinds in Gen.CollectToArray(metrics)
            from keys in Gen.Elements("x", "x.y", "x_y", "__x", "tag___x", "quantile", "9", "数").ListOf(20)
            from order in Gen.Shuffle(Enumerable.Range(0, names.Length * 2))
            select (kinds, keys, order);
        Always.Holds(cases, given =>
        {
            SeriesSnapshot[] snapshots = [.. given.order.Select(i => Snapshot(given.kinds[i / 2].name, given.kinds[i / 2].kind, i % 2 == 0 ? "" : $"{given.keys[i / 2]}=v{i}"))];
            string[] samples = Samples(snapshots);
            int expected = snapshots.Sum(snapshot => snapshot.Metric.Kind is MetricKind.Histogram or MetricKind.Summary ? 6 : 1);
            Assert.Equal(expected, samples.Select(sample => sample[..sample.LastIndexOf(' ')]).Distinct().Count());
            Assert.Equal(expected, samples.Length);
            Assert.Equal(Write(snapshots), Write([.. Enumerable.Reverse(snapshots)]));
        });
    }

    private static SeriesSnapshot Snapshot(string name, MetricKind kind, string tags, string? unit = null, string? description = null) => new()
    {
        Metric = new MetricDefinition { Name = name, Kind = kind, Unit = unit, Description = description },
        Tags = TagSet.Parse(tags),
        Timestamp = 1769846400000,
        Value = 0,
        Count = 1,
        Sum = 0,
        Minimum = 0,
        Maximum = 0,
        P50 = 0,
        P90 = 0,
        P95 = 0,
        P99 = 0,
    };

    private static string Write(params SeriesSnapshot[] snapshots)
    {
        var text = new StringWriter();
        PrometheusTextWriter.Write(text, snapshots);
        return text.ToString();
    }

    private static string[] Samples(params SeriesSnapshot[] snapshots) => [.. Write(snapshots).Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
}
