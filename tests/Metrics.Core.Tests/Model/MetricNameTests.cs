namespace MetricsTools.Model;

public sealed class MetricNameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("_")]
    [InlineData("Z9")]
    [InlineData("http.server/request:duration-p95_x")]
    public void A_letter_or_underscore_and_then_letters_digits_and_marks_are_a_name(string name) => Assert.Equal(name, MetricName.Validate(name));

    [Theory]
    [InlineData("9a")]
    [InlineData(".a")]
    [InlineData("-a")]
    [InlineData("a b")]
    [InlineData("a ")]
    [InlineData("a*")]
    [InlineData("a{b}")]
    [InlineData("a,b")]
    [InlineData("a\\b")]
    [InlineData("ä")]
    [InlineData("aé")]
    [InlineData("a１")]
    [InlineData("a\0")]
    [InlineData("a\n")]
    [InlineData("😀")]
    public void Anything_else_is_refused(string name) => Assert.Equal(ErrorId.NameInvalid, FailureOf(name));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_name_is_needed(string? name) => Assert.Equal(ErrorId.NameMissing, FailureOf(name));

    [Fact]
    public void A_name_has_at_most_255_characters()
    {
        MetricName.Validate(new string('a', 255));
        Assert.Equal(ErrorId.NameTooLong, FailureOf(new string('a', 256)));
    }

    private static ErrorId FailureOf(string? name) => Assert.Throws<MetricException>(() => MetricName.Validate(name)).Id;
}
