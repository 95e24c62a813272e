using MetricsTools.Model;

namespace MetricsTools.Privacy;

public sealed class TagScrubberTests
{
    private static readonly KeyedHash Hash = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly TagSet Personal = TagSet.Parse("host=web1,user=anna,\"from\"=192.168.1.20");

    private readonly List<string> _warnings = [];

    [Fact]
    public void Personal_values_become_a_hash_and_the_others_stay()
    {
        TagSet scrubbed = Scrubber().Scrub(Personal);
        Assert.Equal("web1", scrubbed["host"]);
        Assert.Equal(Hash.ToText("anna"), scrubbed["user"]);
        Assert.Equal(Hash.ToText("192.168.1.20"), scrubbed["from"]);
        Assert.True(KeyedHash.IsHashed(scrubbed["user"]!));
    }

    [Fact]
    public void A_hash_has_the_value_that_HMAC_SHA_256_gives()
    {
        // RFC 4231, test case 2.
        var hash = new KeyedHash("Jefe"u8.ToArray());
        Assert.Equal("hmac:5bdcc146bf60754e", hash.ToText("what do ya want for nothing?"));
        Assert.Equal(0x5bdcc146bf607, hash.ToMember("what do ya want for nothing?"));
    }

    [Fact]
    public void What_is_hashed_already_is_not_hashed_again()
    {
        TagSet once = Scrubber().Scrub(Personal);
        Assert.Same(once, Scrubber().Scrub(once));
        Assert.Same(once, Scrubber(PrivacyMode.Reject).Scrub(once));
    }

    [Theory]
    [InlineData("hmac:0123456789abcde")]
    [InlineData("hmac:0123456789abcdef0")]
    [InlineData("hmac:0123456789ABCDEF")]
    [InlineData("HMAC:0123456789abcdef")]
    [InlineData("hmac:anna@example.com")]
    public void What_only_looks_like_a_hash_is_hashed(string value) => Assert.Equal(Hash.ToText(value), Scrubber().ScrubValue("user", value));

    [Fact]
    public void Tags_without_personal_data_are_the_same_object()
    {
        TagSet tags = TagSet.Parse("host=web1,region=eu");
        Assert.Same(tags, Scrubber().Scrub(tags));
        Assert.Same(TagSet.Empty, Scrubber().Scrub(TagSet.Empty));
    }

    [Fact]
    public void One_warning_is_given_for_each_key()
    {
        TagScrubber scrubber = Scrubber();
        for (int i = 0; i < 5; i++)
        {
            scrubber.Scrub(TagSet.Parse($"user=anna{i},from=10.0.0.{i}"));
            scrubber.Scrub(TagSet.Parse($"User=anna{i}"));
        }

        Assert.Equal(2, _warnings.Count);
        Assert.Contains(_warnings, warning => warning.Contains("'user'", StringComparison.Ordinal));
        Assert.Contains(_warnings, warning => warning.Contains("'from'", StringComparison.Ordinal));
        Assert.All(_warnings, warning => Assert.DoesNotContain("anna", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Rejecting_names_the_key_and_not_the_value()
    {
        var error = Assert.Throws<MetricException>(() => Scrubber(PrivacyMode.Reject).Scrub(Personal));
        Assert.Equal(ErrorId.TagRejected, error.Id);
        Assert.DoesNotContain("192.168", error.Message, StringComparison.Ordinal);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Allowing_stores_what_was_given()
    {
        Assert.Same(Personal, Scrubber(PrivacyMode.Allow).Scrub(Personal));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void A_hash_of_values_of_any_text_is_stable_and_different_for_different_values() => Always.Holds(Hostile.Text, text =>
    {
        Assert.Equal(Hash.ToText(text), Hash.ToText(text));
        Assert.NotEqual(Hash.ToText(text), Hash.ToText(text + "x"));
        Assert.Equal(KeyedHash.TextLength, Hash.ToText(text).Length);
    });

    private TagScrubber Scrubber(PrivacyMode mode = PrivacyMode.Hash) => new(mode, Hash) { Warn = _warnings.Add };
}
