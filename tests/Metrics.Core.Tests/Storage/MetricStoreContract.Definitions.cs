using MetricsTools.Model;

namespace MetricsTools.Storage;

public abstract partial class MetricStoreContract
{
    private static readonly MetricDefinition Full = new()
    {
        Name = "Http.Server/Request:duration-x",
        Kind = MetricKind.Histogram,
        Unit = "ms",
        Description = "How long; \"quoted\", 数 😀\r\n\0 after NUL",
        Category = "web, ä",
        AllowedTags = ["host", "a,b", "\"q\"", "数\0"],
        Direction = Direction.Higher,
        RetainRaw = TimeSpan.FromDays(365),
    };

    [Fact]
    public void A_definition_comes_back_as_it_was_given()
    {
        using (IMetricStore store = Open()) AssertSame(Full, store.GetOrAddMetric(Full));
        using IMetricStore again = Open(StoreAccess.Read);
        AssertSame(Full, again.FindMetric(Full.Name)!);
        AssertSame(Full, Assert.Single(again.GetMetrics()));
    }

    [Fact]
    public void A_definition_of_a_name_alone_has_nothing_else()
    {
        using IMetricStore store = Open();
        MetricDefinition metric = store.GetOrAddMetric(new MetricDefinition { Name = "cpu" });
        Assert.NotEqual(0, metric.Id);
        Assert.Equal(new MetricDefinition { Name = "cpu", Id = metric.Id }, metric);
        Assert.Equal(metric, store.FindMetric("cpu"));
    }

    [Fact]
    public void An_empty_list_of_allowed_tags_is_not_the_same_as_none()
    {
        using IMetricStore store = Open();
        store.GetOrAddMetric(new MetricDefinition { Name = "cpu", AllowedTags = [] });
        Assert.Empty(store.FindMetric("cpu")!.AllowedTags!);
    }

    [Theory]
    [InlineData(MetricKind.Gauge)]
    [InlineData(MetricKind.Counter)]
    [InlineData(MetricKind.Histogram)]
    [InlineData(MetricKind.Summary)]
    [InlineData(MetricKind.Set)]
    public void Every_kind_is_kept(MetricKind kind)
    {
        using (IMetricStore store = Open()) store.GetOrAddMetric(new MetricDefinition { Name = "m", Kind = kind });
        using IMetricStore again = Open();
        Assert.Equal(kind, again.FindMetric("m")!.Kind);
    }

    [Fact]
    public void Names_compare_without_case_and_keep_theirs()
    {
        using IMetricStore store = Open();
        MetricDefinition first = store.GetOrAddMetric(new MetricDefinition { Name = "Cpu.Total", Kind = MetricKind.Counter, Unit = "s" });
        MetricDefinition second = store.GetOrAddMetric(new MetricDefinition { Name = "CPU.total", Kind = MetricKind.Set, Unit = "By" });
        Assert.Equal(first, second);
        Assert.Equal("Cpu.Total", store.FindMetric("cpu.TOTAL")!.Name);
        Assert.Single(store.GetMetrics());
    }

    [Fact]
    public void A_name_that_is_not_there_is_null()
    {
        using IMetricStore store = Open();
        Assert.Null(store.FindMetric("cpu"));
        Assert.Empty(store.GetMetrics());
        store.GetOrAddMetric(new MetricDefinition { Name = "cpu" });
        Assert.Null(store.FindMetric("cp_"));
        Assert.Null(store.FindMetric("cp%"));
        Assert.Null(store.FindMetric(""));
    }

    [Fact]
    public void Metrics_come_by_name_without_case()
    {
        using IMetricStore store = Open();
        foreach (string name in new[] { "b", "A", "c", "B2" }) store.GetOrAddMetric(new MetricDefinition { Name = name });
        Assert.Equal(["A", "b", "B2", "c"], store.GetMetrics().Select(metric => metric.Name));
    }

    [Fact]
    public void A_changed_definition_is_stored_but_neither_its_name_nor_its_kind()
    {
        using IMetricStore store = Open();
        MetricDefinition metric = store.GetOrAddMetric(new MetricDefinition { Name = "cpu", Kind = MetricKind.Counter });
        store.UpdateMetric(Full with { Id = metric.Id });
        AssertSame(Full with { Name = "cpu", Kind = MetricKind.Counter }, store.FindMetric("cpu")!);
        store.UpdateMetric(new MetricDefinition { Name = "cpu", Id = metric.Id });
        Assert.Equal(metric, store.FindMetric("cpu"));
    }

    [Fact]
    public void Removing_a_metric_removes_its_series_and_samples_and_nothing_else()
    {
        using IMetricStore store = Open();
        long kept = AddSeries(store, "kept"), gone = AddSeries(store, "gone"), gone2 = AddSeries(store, "gone", "a=b");
        Append(store, kept, new Sample(1, 1));
        Append(store, gone, new Sample(1, 2));
        Append(store, gone2, new Sample(1, 3));
        long metric = store.FindMetric("gone")!.Id;
        store.RemoveMetric(metric);
        Assert.Null(store.FindMetric("gone"));
        Assert.Empty(store.GetSeries(metric));
        Assert.Empty(Read(store, gone));
        Assert.Empty(Read(store, gone2));
        Assert.Equal([1], Values(Read(store, kept)));
        StoreStatistics statistics = store.GetStatistics();
        Assert.Equal((1, 1, 1), (statistics.MetricCount, statistics.SeriesCount, statistics.SampleCount));
    }

    [Fact]
    public void Identifiers_are_never_used_again()
    {
        var metrics = new HashSet<long>();
        var series = new HashSet<long>();
        for (int i = 0; i < 3; i++)
        {
            using IMetricStore store = Open();
            Assert.True(series.Add(AddSeries(store)));
            Assert.True(metrics.Add(store.FindMetric("cpu")!.Id));
            store.RemoveMetric(store.FindMetric("cpu")!.Id);
        }
    }

    [Fact]
    public void Removing_a_metric_changes_the_epoch_for_every_instance_and_old_identifiers_store_nothing()
    {
        using IMetricStore store = Open(), other = Open();
        long kept = AddSeries(store, "kept"), gone = AddSeries(store, "gone"), epoch = store.Epoch;
        other.RemoveMetric(other.FindMetric("gone")!.Id);
        Assert.NotEqual(epoch, store.Epoch);
        Assert.Equal(other.Epoch, store.Epoch);
        Assert.False(store.TryAppend([new(kept, 1, 1), new(gone, 1, 1)], epoch));
        Assert.Equal(0, store.GetStatistics().SampleCount);
        Assert.Empty(Read(store, kept));
    }

    [Fact]
    public void The_epoch_stays_while_nothing_is_removed()
    {
        using IMetricStore store = Open();
        long epoch = store.Epoch;
        Append(store, AddSeries(store), new Sample(1, 1));
        store.UpdateMetric(store.FindMetric("cpu")! with { Unit = "s" });
        using IMetricStore again = Open();
        Assert.Equal(epoch, again.Epoch);
    }

    [Fact]
    public void Series_come_by_the_text_of_their_tags()
    {
        using IMetricStore store = Open();
        long c = AddSeries(store, tags: "host=c"), none = AddSeries(store), a = AddSeries(store, tags: "host=a");
        AddSeries(store, "other", "host=b");
        long metric = store.FindMetric("cpu")!.Id;
        Assert.Equal(
            [new Series(none, metric, TagSet.Empty), new Series(a, metric, TagSet.Parse("host=a")), new Series(c, metric, TagSet.Parse("host=c"))],
            store.GetSeries(metric));
    }

    [Fact]
    public void A_series_is_found_again_and_tags_compare_by_their_exact_characters()
    {
        using IMetricStore store = Open();
        long metric = store.GetOrAddMetric(new MetricDefinition { Name = "cpu" }).Id;
        long first = store.GetOrAddSeries(metric, Web1, 10)!.Value;
        Assert.Equal(first, store.GetOrAddSeries(metric, TagSet.Parse("host=web1"), 10));
        Assert.NotEqual(first, store.GetOrAddSeries(metric, TagSet.Parse("host=Web1"), 10));
        Assert.NotEqual(first, store.GetOrAddSeries(metric, TagSet.Parse("Host=web1"), 10));
    }

    [Fact]
    public void A_metric_takes_no_more_series_than_it_may_have_and_keeps_those_it_has()
    {
        using IMetricStore store = Open();
        long metric = store.GetOrAddMetric(new MetricDefinition { Name = "cpu" }).Id;
        long other = store.GetOrAddMetric(new MetricDefinition { Name = "other" }).Id;
        long? first = store.GetOrAddSeries(metric, TagSet.Empty, 2);
        Assert.NotNull(store.GetOrAddSeries(metric, Web1, 2));
        Assert.Null(store.GetOrAddSeries(metric, TagSet.Parse("host=web2"), 2));
        Assert.Equal(first, store.GetOrAddSeries(metric, TagSet.Empty, 2));
        Assert.Equal(first, store.GetOrAddSeries(metric, TagSet.Empty, 0));
        Assert.NotNull(store.GetOrAddSeries(other, Web1, 2));
        Assert.Equal(2, store.GetSeries(metric).Count);
    }

    [Fact]
    public void A_series_of_a_metric_that_was_removed_is_an_error_and_not_made()
    {
        using IMetricStore store = Open();
        long metric = store.GetOrAddMetric(new MetricDefinition { Name = "cpu" }).Id;
        store.RemoveMetric(metric);
        Assert.Throws<MetricException>(() => store.GetOrAddSeries(metric, Web1, 10));
        Assert.Equal(0, store.GetStatistics().SeriesCount);
    }

    [Theory]
    [InlineData("😀 👩‍💻")]
    [InlineData("数据")]
    [InlineData("\"quoted\", 'single', back\\slash")]
    [InlineData("two\r\nlines\ttab")]
    [InlineData("a\0b")]
    [InlineData("\0")]
    [InlineData(" edges\u00a0")]
    [InlineData("=,;{}")]
    [InlineData("\ufeff\u202e\u2028")]
    public void Tags_of_any_text_come_back(string text)
    {
        TagSet tags = TagSet.Create([new Tag(text, text), new Tag("plain", text)]);
        using (IMetricStore store = Open())
        {
            long id = store.GetOrAddSeries(store.GetOrAddMetric(new MetricDefinition { Name = "cpu" }).Id, tags, 10)!.Value;
            Append(store, id, new Sample(1, 1));
        }

        using IMetricStore again = Open();
        Series series = Assert.Single(again.GetSeries(again.FindMetric("cpu")!.Id));
        Assert.Equal(tags, series.Tags);
        Assert.Equal(text, series.Tags["plain"]);
        Assert.Equal(series.Id, again.GetOrAddSeries(series.MetricId, tags, 0));
    }

    private static void AssertSame(MetricDefinition expected, MetricDefinition actual)
    {
        Assert.Equal(expected.AllowedTags, actual.AllowedTags);
        Assert.Equal(expected with { AllowedTags = null, Id = 0 }, actual with { AllowedTags = null, Id = 0 });
    }

    [Fact]
    public void Series_of_a_metric_are_no_more_than_the_limit_whoever_adds_them()
    {
        using IMetricStore first = Open(), second = Open();
        long metric = first.GetOrAddMetric(new MetricDefinition { Name = "cpu" }).Id, other = first.GetOrAddMetric(new MetricDefinition { Name = "memory" }).Id;
        long? one = Add(first, metric, "a=1");
        Assert.NotNull(one);
        Assert.NotNull(Add(second, other, "a=1"));
        Assert.NotNull(Add(second, metric, "a=2"));
        Assert.NotNull(Add(first, other, "a=2"));
        Assert.NotNull(Add(first, metric, "a=3"));
        Assert.Null(Add(first, metric, "a=4"));
        Assert.Null(Add(second, metric, "a=4"));
        Assert.Equal(one, Add(second, metric, "a=1"));
        Assert.NotNull(second.GetOrAddSeries(metric, TagSet.Parse("a=4"), int.MaxValue));
        Assert.NotNull(Add(first, metric, "a=4"));
        Assert.Null(Add(first, metric, "a=5"));

        second.RemoveMetric(metric);
        metric = second.GetOrAddMetric(new MetricDefinition { Name = "cpu" }).Id;
        Assert.All(["a=1", "a=2", "a=3"], tags => Assert.NotNull(Add(first, metric, tags)));
        Assert.Null(Add(first, metric, "a=4"));
        Assert.NotNull(Add(second, other, "a=3"));
        Assert.Null(Add(first, other, "a=4"));

        static long? Add(IMetricStore store, long metric, string tags) => store.GetOrAddSeries(metric, TagSet.Parse(tags), 3);
    }
}
