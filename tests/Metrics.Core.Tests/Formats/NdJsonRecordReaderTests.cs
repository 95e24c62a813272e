namespace MetricsTools.Formats;

public sealed class NdJsonRecordReaderTests
{
    [Theory]
    [InlineData("{\"Name\":\"b\",\"Value\":", ErrorId.FormatContent)]
    [InlineData("oops", ErrorId.FormatContent)]
    [InlineData("{\"Name\":\"b\",\"Value\":1}{}", ErrorId.FormatContent)]
    [InlineData("[{\"Name\":\"b\",\"Value\":1}]", ErrorId.FormatContent)]
    [InlineData("{\"Name\":\"b\",\"Value\":\"x\"}", ErrorId.ValueNotNumber)]
    public void A_bad_line_is_one_error_and_reading_goes_on(string line, ErrorId id) => Assert.Equal(
        ["1 a=1", $"3 {id}", "5 c=3"],
        FormatText.Outline("NdJson", $"{{\"Name\":\"a\",\"Value\":1}}\n\n{line}\r\n \t\n{{\"Name\":\"c\",\"Value\":3}}"));

    [Fact]
    public void A_line_that_is_too_long_is_one_error_and_reading_goes_on()
    {
        string text = "\"" + new string('x', JsonSlice.MaximumLength) + "\"\n{\"Name\":\"a\",\"Value\":1}\n";
        Assert.Equal(["1 FormatContent", "2 a=1"], FormatText.Outline("NdJson", text));
    }
}
