using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Baselines;

public sealed class SavedBaselinesTests : IDisposable
{
    private readonly StoredMetrics _stored = new();

    private SavedBaselines Saved => new(_stored.Store);

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void A_saved_baseline_comes_back_to_the_bit()
    {
        double[] values = Gaussian.Values(new Random(4), 24 * 14, 0.1, 1e-3);
        _stored.AddHistory("Build.Duration", TimeSpan.FromHours(1), values);
        var calculation = new SeriesBaseline(_stored.Store, _stored.NowMilliseconds)
        {
            Window = TimeSpan.FromDays(30),
            History = new HistoryOptions { Seasonality = Seasonality.HourOfWeek },
        };
        Baseline baseline = Saved.Save(calculation.Compute(_stored.Group("build.duration"))!, "v1", replaces: false, 7);
        Baseline read = Assert.Single(Saved.Find("V1", "build.DURATION", TagFilter.All));
        Assert.Equal(BaselineJsonWriter.Write(baseline), BaselineJsonWriter.Write(read));
        Assert.Equal(("v1", 336, 168, 336), (read.Label, read.Values.Count, read.Profile!.Levels.Count, read.Profile.ResidualValues.Count));
        Assert.Equal((baseline.Confidence, baseline.Mad, baseline.Created, baseline.End), (read.Confidence, read.Mad, read.Created, read.End));
    }

    [Fact]
    public void A_saved_baseline_changes_only_when_it_is_told_to()
    {
        Save("m", "", "v1", 1, 2, 3);
        MetricException exception = Assert.Throws<MetricException>(() => Save("M", "", "V1", 4, 5, 6));
        Assert.Equal(ErrorId.BaselineExists, exception.Id);
        Assert.Equal(2, Saved.Find("v1", "m", TagFilter.All)[0].Median);
        Saved.Save(BaselineCalculator.Compute([4, 5, 6]) with { Name = "m" }, "v1", replaces: true, 9);
        Assert.Equal(5, Assert.Single(Saved.Find("v1", "*", TagFilter.All)).Median);
    }

    [Fact]
    public void Series_whose_tags_differ_by_case_alone_have_baselines_of_their_own()
    {
        Save("m", "host=a", "v1", 1);
        Save("m", "host=A", "v1", 2);
        Save("m", "host=^a", "v1", 3);
        Assert.Equal(["host=A", "host=^a", "host=a"], Saved.Find("v1", "m", TagFilter.All).Select(one => one.Tags.ToString()).Order(StringComparer.Ordinal));
        Assert.True(Saved.Remove(Saved.Find("v1", "m", TagFilter.Parse("host=a")).First(one => one.Tags["host"] == "a")));
        Assert.Equal(2, Saved.Find("v1", "m", TagFilter.All).Count);
    }

    [Fact]
    public void Baselines_are_found_by_patterns_of_labels_and_names_and_by_tags()
    {
        Save("build.time", "host=a", "release-1", 1);
        Save("build.time", "host=b", "release-1", 1);
        Save("size", "", "release-2", 1);
        Assert.Equal(3, Saved.Find("release-*", "*", TagFilter.All).Count);
        Assert.Equal("size", Assert.Single(Saved.Find("release-2", "*", TagFilter.All)).Name);
        Assert.Equal("host=b", Assert.Single(Saved.Find("*", "build.*", TagFilter.Parse("host=b"))).Tags.ToString());
        Assert.Empty(Saved.Find("other*", "*", TagFilter.All));
        Assert.Empty(Saved.Find("release-2", "*", TagFilter.Parse("host=z")));
    }

    [Theory]
    [InlineData("release-9", "*")]
    [InlineData("release-1", "other")]
    public void A_label_or_a_name_that_is_not_there_is_an_error(string label, string name)
    {
        Save("m", "", "release-1", 1);
        Assert.Equal(ErrorId.BaselineNotFound, Assert.Throws<MetricException>(() => Saved.Find(label, name, TagFilter.All)).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    [InlineData("v*")]
    [InlineData("{\"Count\": 1}")]
    public void Some_texts_cannot_be_labels(string label) =>
        Assert.Equal(ErrorId.LabelInvalid, Assert.Throws<MetricException>(() => Saved.Save(new Baseline { Count = 1 }, label, replaces: false, 0)).Id);

    [Fact]
    public void Half_of_a_surrogate_pair_cannot_be_a_label() =>
        Assert.Equal(ErrorId.LabelInvalid, Assert.Throws<MetricException>(() => Saved.Save(new Baseline { Count = 1 }, "v\ud800", replaces: false, 0)).Id);

    private void Save(string name, string tags, string label, params double[] values) =>
        Saved.Save(BaselineCalculator.Compute(values) with { Name = name, Tags = TagSet.Parse(tags) }, label, replaces: false, 5);
}
