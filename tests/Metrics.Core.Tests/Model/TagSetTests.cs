using FsCheck.Fluent;

namespace MetricsTools.Model;

public sealed class TagSetTests
{
    [Fact]
    public void Tags_of_any_text_are_read_back_from_their_text() => Always.Holds(
        from count in Gen.Choose(0, 5)
        from keys in Hostile.Text.ListOf(count)
        from values in Hostile.Text.ListOf(count)
        select TagSet.Create(keys.Zip(values, (key, value) => new Tag(key, value)).DistinctBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase)),
        tags =>
        {
            TagSet back = TagSet.Parse(tags.ToString());
            Assert.Equal(tags, back);
            Assert.Equal(tags.AsEnumerable(), back.AsEnumerable());
            Assert.Equal(tags.GetHashCode(), back.GetHashCode());
            Assert.DoesNotContain('\n', tags.ToString());
        });

    [Fact]
    public void Any_text_is_read_or_refused_with_a_reason() => Always.Holds(Hostile.Text, text =>
    {
        try
        {
            Assert.Equal(TagSet.Parse(text), TagSet.Parse(TagSet.Parse(text).ToString()));
        }
        catch (MetricException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    });

    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("host=web1", "host=web1")]
    [InlineData("region=eu,host=web1", "host=web1,region=eu")]
    [InlineData(" host = web1 , region = eu ", "host=web1,region=eu")]
    [InlineData("a=\"x,y=z\"", "a=\"x,y=z\"")]
    [InlineData("a=x\\,y", "a=\"x,y\"")]
    [InlineData("a=\"\\u{1f}\\u{0}\\n\"", "a=\"\\u{1f}\\u{0}\\n\"")]
    [InlineData("\"a b\"=\" c \"", "a b=\" c \"")]
    [InlineData("a=b c", "a=b c")]
    public void Text_has_one_form(string text, string expected) => Assert.Equal(expected, TagSet.Parse(text).ToString());

    [Theory]
    [InlineData("host", ErrorId.TagTextInvalid)]
    [InlineData("=x", ErrorId.TagTextInvalid)]
    [InlineData("a=1,", ErrorId.TagTextInvalid)]
    [InlineData(",a=1", ErrorId.TagTextInvalid)]
    [InlineData("a=\"x", ErrorId.TagTextInvalid)]
    [InlineData("a=\"x\"y", ErrorId.TagTextInvalid)]
    [InlineData("a=b=c", ErrorId.TagTextInvalid)]
    [InlineData("a=\"\\u{}\"", ErrorId.TagTextInvalid)]
    [InlineData("a=\"\\u{110000}\"", ErrorId.TagTextInvalid)]
    [InlineData("a=\"\\u{12\"", ErrorId.TagTextInvalid)]
    [InlineData("a=\"\\u{d800}\"", ErrorId.TagNotUnicode)]
    [InlineData("a=", ErrorId.TagValueEmpty)]
    [InlineData("a=\"\"", ErrorId.TagValueEmpty)]
    [InlineData("a=1,a=2", ErrorId.DuplicateTag)]
    public void Text_that_is_no_list_of_tags_is_refused(string text, ErrorId expected) =>
        Assert.Equal(expected, Assert.Throws<MetricException>(() => TagSet.Parse(text)).Id);

    [Fact]
    public void Limits_are_32_tags_with_keys_of_255_and_values_of_256_characters()
    {
        TagSet.Create(Enumerable.Range(0, 32).Select(i => new Tag($"k{i}", "v")));
        TagSet.Create([new Tag(new string('k', 255), new string('v', 256))]);
        AssertRefused(ErrorId.TooManyTags, [.. Enumerable.Range(0, 33).Select(i => new Tag($"k{i}", "v"))]);
        AssertRefused(ErrorId.TagValueTooLong, new Tag("k", new string('v', 257)));
        AssertRefused(ErrorId.TagKeyTooLong, new Tag(new string('k', 256), "v"));
        AssertRefused(ErrorId.TagKeyEmpty, new Tag("", "v"));
        AssertRefused(ErrorId.TagKeyEmpty, new Tag(null!, "v"));
        AssertRefused(ErrorId.TagValueEmpty, new Tag("k", ""));
        AssertRefused(ErrorId.TagValueEmpty, new Tag("k", null!));
        AssertRefused(ErrorId.DuplicateTag, new Tag("k", "1"), new Tag("k", "2"));
        AssertRefused(ErrorId.DuplicateTag, new Tag("Host", "1"), new Tag("Region", "x"), new Tag("host", "2"));
    }

    // Written as numbers: half of a pair does not survive in an attribute or a file.
    [Theory]
    [InlineData(0xD800, -1)]
    [InlineData(0xDC00, -1)]
    [InlineData(0xDC00, 0xD800)]
    [InlineData(0xD800, 0x41)]
    [InlineData(0x41, 0xDBFF)]
    public void Half_of_a_surrogate_pair_is_refused(int first, int second)
    {
        string text = second < 0 ? $"{(char)first}" : $"{(char)first}{(char)second}";
        AssertRefused(ErrorId.TagNotUnicode, new Tag("k", text));
        AssertRefused(ErrorId.TagNotUnicode, new Tag(text, "v"));
    }

    [Fact]
    public void Tags_are_sorted_by_the_characters_of_their_keys_in_every_culture()
    {
        using var culture = new Culture("sv-SE");
        Assert.Equal("B=1,Z=2,a=3,y=4,ä=5", TagSet.Create([new("ä", "5"), new("y", "4"), new("a", "3"), new("Z", "2"), new("B", "1")]).ToString());
    }

    [Fact]
    public void A_value_is_found_by_its_key_without_case()
    {
        TagSet tags = TagSet.Create([new("host", "2"), new("Region", "3")]);
        Assert.Equal("2", tags["host"]);
        Assert.Equal("2", tags["HOST"]);
        Assert.Equal("3", tags["region"]);
        Assert.Null(tags["absent"]);
    }

    [Fact]
    public void Equal_tags_in_any_order_are_equal_and_others_are_not()
    {
        TagSet tags = TagSet.Create([new("a", "1"), new("b", "2")]);
        Assert.Equal(tags, TagSet.Create([new("b", "2"), new("a", "1")]));
        Assert.NotEqual(tags, TagSet.Create([new("a", "1,b=2")]));
        Assert.NotEqual(tags, TagSet.Create([new("A", "1"), new("b", "2")]));
        Assert.False(tags.Equals(null));
        Assert.Same(TagSet.Empty, TagSet.Create([]));
    }

    private static void AssertRefused(ErrorId expected, params Tag[] tags) =>
        Assert.Equal(expected, Assert.Throws<MetricException>(() => TagSet.Create(tags)).Id);
}
