using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Recording;

namespace MetricsTools.Queries;

public sealed class SelectionTests : IDisposable
{
    private readonly StoredMetrics _stored = new();

    public SelectionTests()
    {
        _stored.Add("cpu.load", "host=web1,region=eu", new Sample(1, 1));
        _stored.Add("cpu.load", "host=web2", new Sample(1, 2));
        _stored.Add("cpu.temperature", "", new Sample(1, 3));
        _stored.Add("disk.free", "", new Sample(1, 4));
    }

    public void Dispose() => _stored.Dispose();

    [Theory]
    [InlineData("cpu.load", 1)]
    [InlineData("CPU.Load", 1)]
    [InlineData("cpu.*", 2)]
    [InlineData("*", 3)]
    [InlineData("?PU.*", 2)]
    [InlineData("[cd]*", 3)]
    [InlineData("memory*", 0)]
    public void A_name_selects_without_case_and_with_wildcards(string pattern, int expected) =>
        Assert.Equal(expected, _stored.Selector.SelectMetrics(pattern).Count);

    [Theory]
    [InlineData("cpu.*", "cpu.*")]
    [InlineData("memory", "memory")]
    [InlineData("cpu.load|CPU.Load", "cpu.load")]
    [InlineData("cpu.load|cpu.*", "cpu.load|cpu.temperature")]
    [InlineData("cpu.*|Cpu.Load|disk.free", "cpu.load|cpu.temperature|disk.free")]
    [InlineData("cpu.*|*", "cpu.load|cpu.temperature|disk.free")]
    [InlineData("memory|memory*|cpu.load", "memory|memory*|cpu.load")]
    public void Names_that_overlap_ask_for_each_metric_once(string names, string expected) =>
        Assert.Equal(expected, string.Join('|', _stored.Selector.DistinctNames(names.Split('|'))));

    [Fact]
    public void Only_a_literal_name_that_does_not_exist_is_an_error()
    {
        MetricException error = Assert.Throws<MetricException>(() => _stored.Selector.Select("memory", TagFilter.All));
        Assert.Equal(ErrorId.MetricNotFound, error.Id);
        Assert.Equal($"There is no metric named 'memory' in {_stored.Store.Location}.", error.Message);
        Assert.Empty(_stored.Selector.Select("memory*", TagFilter.All));
        Assert.Equal([$"No metric fits 'memory*' in {_stored.Store.Location}."], _stored.Explanations);
    }

    [Theory]
    [InlineData("host=web1", "host=web1,region=eu")]
    [InlineData("HOST=WEB1", "host=web1,region=eu")]
    [InlineData("host=web*", "host=web1,region=eu|host=web2")]
    [InlineData("host=web1,host=web2", "host=web1,region=eu|host=web2")]
    [InlineData("host=web*,region", "host=web2")]
    [InlineData("region", "host=web2")]
    [InlineData("host=web[2-9]", "host=web2")]
    [InlineData("", "host=web1,region=eu|host=web2")]
    [InlineData("\"host\"=\"web\\u{31}\"", "host=web1,region=eu")]
    public void A_filter_chooses_series(string filter, string expected) =>
        Assert.Equal(expected, string.Join('|', _stored.Selector.Select("cpu.load", TagFilter.Parse(filter)).Select(one => one.Series.Tags)));

    [Fact]
    public void Groups_know_a_key_by_the_spelling_that_was_asked_for()
    {
        _stored.Add("cpu.load", "Host=web2,region=us", new Sample(1, 5));
        IEnumerable<SeriesGroup> groups = SeriesGroup.Of(_stored.Selector.Select("cpu.load", TagFilter.All), ["HOST", "host"]);
        Assert.Equal(["HOST=web1 1", "HOST=web2 2"], groups.Select(one => $"{one.Tags} {one.SeriesIds.Count}").Order());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("host=web1", "host=web1")]
    [InlineData("region=eu", "host=web1,region=eu|region=eu,zone=1")]
    [InlineData("region=us", "")]
    public void Tags_of_a_result_choose_its_own_series_or_those_of_its_group(string tags, string expected)
    {
        foreach (string series in new[] { "", "host=web1", "host=web1,region=eu", "region=eu,zone=1" }) _stored.Add("requests", series, new Sample(1, 1));
        TagFilter filter = TagFilter.Of(TagSet.Parse(tags));
        Assert.Equal(expected, string.Join('|', _stored.Selector.Select("requests", filter).Select(one => one.Series.Tags)));
        Assert.Equal(tags == "region=us" ? 0 : expected.Split('|').Length, _stored.Selector.Select("requests", filter).Count);
    }

    [Theory]
    [InlineData("rack=1", "No series of 'cpu.load' has the tag 'rack' in ")]
    [InlineData("host=db1", "No series of 'cpu.load' has these tags in ")]
    public void A_filter_that_nothing_passes_is_explained(string filter, string expected)
    {
        Assert.Empty(_stored.Selector.Select("cpu.load", TagFilter.Parse(filter)));
        Assert.Equal([$"{expected}{_stored.Store.Location}."], _stored.Explanations);
    }

    [Fact]
    public void A_metric_without_series_is_explained()
    {
        _stored.Define("empty");
        Assert.Empty(_stored.Selector.Select("empty", TagFilter.All));
        Assert.Equal([$"'empty' has no samples in {_stored.Store.Location}."], _stored.Explanations);
    }

    [Fact]
    public void A_range_without_samples_is_explained()
    {
        var query = new SeriesQuery { Name = "disk.free", Range = new RangeRequest(null, null, TimeSpan.FromHours(1)), Interval = TimeSpan.FromMinutes(1) };
        Assert.Empty(_stored.Queries.ReadSamples(query));
        Assert.Empty(_stored.Queries.ReadBuckets(query));
        string expected = $"disk.free has no samples between 2026-01-31T11:00:00.000Z and 2026-01-31T12:01:00.000Z in {_stored.Store.Location}.";
        Assert.Equal([expected, expected], _stored.Explanations);
    }

    [Fact]
    public void A_series_without_samples_is_explained_by_a_snapshot()
    {
        _stored.Add("empty", "");
        Assert.Empty(_stored.Queries.ReadSnapshots("empty", TagFilter.All));
        Assert.Equal([$"empty has no samples in {_stored.Store.Location}."], _stored.Explanations);
    }

    [Fact]
    public void A_personal_value_is_found_by_the_value_before_hashing()
    {
        using (var recorder = new MetricRecorder(_stored.Store, new RecorderOptions { Time = new FixedTime(StoredMetrics.Noon) }))
        {
            recorder.Add(new MetricRecord { Name = "logins", Tags = TagSet.Parse("user=ann") });
            recorder.Add(new MetricRecord { Name = "logins", Tags = TagSet.Parse("user=bob") });
        }

        SelectedSeries found = Assert.Single(_stored.Selector.Select("logins", TagFilter.Parse("user=ann")));
        Assert.True(KeyedHash.IsHashed(found.Series.Tags["user"]!));
        Assert.Equal(found.Series.Id, Assert.Single(_stored.Selector.Select("logins", TagFilter.Of(found.Series.Tags))).Series.Id);
    }

    [Theory]
    [InlineData("[x]")]
    [InlineData("a*")]
    [InlineData("a?b")]
    [InlineData("a`b")]
    [InlineData("[")]
    public void The_filter_of_a_set_finds_that_set_whatever_characters_it_holds(string value)
    {
        var tags = TagSet.Create([new Tag("item", value)]);
        Assert.True(TagFilter.Of(tags).IsMatch(tags));
        Assert.False(TagFilter.Of(tags).IsMatch(TagSet.Parse("item=x")));
        Assert.False(TagFilter.Of(tags).IsMatch(TagSet.Parse("item=axb")));
        Assert.False(TagFilter.Of(tags).IsMatch(TagSet.Parse("item=ab")));
    }
}
