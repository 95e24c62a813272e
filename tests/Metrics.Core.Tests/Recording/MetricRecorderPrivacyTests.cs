using MetricsTools.Model;
using MetricsTools.Privacy;

namespace MetricsTools.Recording;

/// <summary>What of personal tag values reaches the file of a store.</summary>
public sealed class MetricRecorderPrivacyTests
{
    private static readonly MetricRecord Record = new() { Name = "requests", Tags = TagSet.Parse("user=anna@example.com") };

    [Fact]
    public void A_personal_value_is_stored_as_a_hash_that_is_the_same_for_one_store_and_another_for_another_store()
    {
        using RecorderFixture first = new(), second = new();
        string hashed = StoredUser(first, PrivacySettings.Default);
        Assert.True(KeyedHash.IsHashed(hashed));
        Assert.Equal(hashed, StoredUser(first, PrivacySettings.Default));
        Assert.NotEqual(hashed, StoredUser(second, PrivacySettings.Default));
        Assert.Equal(1, first.Store.GetStatistics().SeriesCount);
    }

    [Fact]
    public void A_key_from_outside_gives_the_same_hash_in_every_store()
    {
        using RecorderFixture first = new(), second = new();
        var settings = PrivacySettings.FromEnvironment(name => name == PrivacySettings.KeyVariable ? Convert.ToBase64String(new byte[32]) : null);
        Assert.Equal(StoredUser(first, settings), StoredUser(second, settings));
        Assert.Equal(new KeyedHash(new byte[32]).ToText("anna@example.com"), StoredUser(first, settings));
    }

    [Fact]
    public void The_value_is_nowhere_in_the_file()
    {
        using var fixture = new RecorderFixture();
        StoredUser(fixture, PrivacySettings.Default);
        foreach (string suffix in new[] { "", "-wal" })
        {
            Assert.False(File.ReadAllBytes(fixture.Path + suffix).AsSpan().IndexOf("anna@"u8) >= 0);
        }
    }

    [Fact]
    public void Rejecting_stores_nothing_and_allowing_stores_the_value()
    {
        using var fixture = new RecorderFixture();
        using (MetricRecorder recorder = fixture.Record(options => options with { Privacy = new PrivacySettings(PrivacyMode.Reject, null) }))
        {
            Assert.Equal(ErrorId.TagRejected, Assert.Throws<MetricException>(() => recorder.Add(Record)).Id);
            Assert.Empty(fixture.Store.GetMetrics());
        }

        Assert.Equal("anna@example.com", StoredUser(fixture, new PrivacySettings(PrivacyMode.Allow, null)));
        Assert.Empty(fixture.Warnings);
    }

    private static string StoredUser(RecorderFixture fixture, PrivacySettings settings)
    {
        using MetricRecorder recorder = fixture.Record(options => options with { Privacy = settings });
        recorder.Add(Record);
        return recorder.Resolve(Record.Name, null, null, Record.Tags).Tags["user"]!;
    }
}
