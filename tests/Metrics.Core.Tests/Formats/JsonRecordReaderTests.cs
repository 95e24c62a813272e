using MetricsTools.Model;

namespace MetricsTools.Formats;

public sealed class JsonRecordReaderTests
{
    [Theory]
    [InlineData("{\"Name\":\"a\",\"Value\":1}")]
    [InlineData("[{\"Name\":\"a\",\"Value\":1}]")]
    [InlineData("\r\n{\r\n    \"Name\":  \"a\",\r\n    \"Value\":  1\r\n}\r\n")]
    [InlineData("{\"name\":\"a\",\"VALUE\":\" 1 \",\"Other\":{\"x\":[1,\"}\\\"]\"]},\"Unit\":null,\"Kind\":null,\"Timestamp\":null,\"Tag\":null}")]
    public void One_object_is_one_record(string text) => Assert.Equal(new MetricRecord { Name = "a", Value = 1 }, FormatText.ReadOne("Json", text));

    [Theory]
    [InlineData("{\"Name\":\"a\",\"Value\":1}{\"Name\":\"b\",\"Value\":2}")]
    [InlineData("{\"Name\":\"a\",\"Value\":1} [] [{\"Name\":\"b\",\"Value\":2}]")]
    public void Values_may_follow_each_other(string text) => Assert.Equal(["1 a=1", "1 b=2"], FormatText.Outline("Json", text));

    [Fact]
    public void The_other_names_of_fields_and_tags_as_text_are_read() => Assert.Equal(
        new MetricRecord { Name = "a", Value = 1, Kind = MetricKind.Set, Unit = "1", Tags = TagSet.Parse("host=web1") },
        FormatText.ReadOne("Json", "{\"Name\":\"a\",\"Value\":1,\"type\":\"set\",\"Unit\":1,\"Tags\":\"host=web1\"}"));

    [Fact]
    public void Numbers_and_Booleans_are_read_as_the_text_of_tags() => Assert.Equal(
        TagSet.Parse("code=200,ok=true"),
        FormatText.ReadOne("Json", "{\"Name\":\"a\",\"Value\":1,\"Tag\":{\"code\":200,\"ok\":true}}").Tags);

    [Theory]
    [InlineData("\"Value\":1", ErrorId.NameMissing)]
    [InlineData("\"Name\":\"a\"", ErrorId.ValueMissing)]
    [InlineData("\"Name\":\"a\",\"Value\":null", ErrorId.ValueMissing)]
    [InlineData("\"Name\":\"a\",\"Value\":\"\"", ErrorId.ValueMissing)]
    [InlineData("\"Name\":\"a\",\"Value\":\"3,5\"", ErrorId.ValueNotNumber)]
    [InlineData("\"Name\":\"a\",\"Value\":true", ErrorId.ValueNotNumber)]
    [InlineData("\"Name\":\"a\",\"Value\":[1]", ErrorId.ValueNotNumber)]
    [InlineData("\"Name\":\"a\",\"Value\":1e999", ErrorId.ValueNotNumber)]
    [InlineData("\"Name\":5,\"Value\":1", ErrorId.NameInvalid)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Kind\":1", ErrorId.KindUnknown)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Unit\":{}", ErrorId.FormatContent)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Timestamp\":1769846400000", ErrorId.TimestampInvalid)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Timestamp\":\"\\/Date(1769846400000)\\/\"", ErrorId.TimestampInvalid)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Tag\":{\"a\":null}", ErrorId.TagValueEmpty)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Tag\":{\"a\":\"1\",\"a\":\"2\"}", ErrorId.DuplicateTag)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Tag\":{\"a\":{}}", ErrorId.TagUnreadable)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Tag\":[]", ErrorId.TagUnreadable)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Tag\":7", ErrorId.TagUnreadable)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Tag\":\"@{host=web1}\"", ErrorId.TagUnreadable)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Tag\":\"host\"", ErrorId.TagTextInvalid)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"value\":2", ErrorId.FormatContent)]
    [InlineData("\"Name\":\"a\",\"Value\":1,\"Unit\":\"\\ud800\"", ErrorId.FormatContent)]
    public void A_bad_record_is_one_error_and_reading_goes_on(string properties, ErrorId id)
    {
        string text = $"[\n{{\"Name\":\"good\",\"Value\":1}},\n{{{properties}}},\n{{\"Name\":\"good\",\"Value\":2}}\n]";
        Assert.Equal(["2 good=1", $"3 {id}", "4 good=2"], FormatText.Outline("Json", text));
    }

    [Fact]
    public void An_element_that_is_not_an_object_is_one_error_and_reading_goes_on() => Assert.Equal(
        ["2 FormatContent", "3 FormatContent", "4 FormatContent", "5 a=1"],
        FormatText.Outline("Json", "[\n1,\n\"x\",\n[[2],{}],\n{\"Name\":\"a\",\"Value\":1}]"));

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData(",]")]
    [InlineData(",\n{\"Name\":\"b\"")]
    [InlineData(",\n{\"Name\":\"b\",\"Value\":1,}]")]
    [InlineData(",\n{\"Name\":\"b\",\"Value\":\"1]")]
    [InlineData(",\n{\"Name\":\"b\",\"Value\":[1}}]")]
    [InlineData(" {\"Name\":\"b\",\"Value\":2}]")]
    [InlineData("}")]
    [InlineData("]]")]
    [InlineData("],")]
    [InlineData(", x]")]
    [InlineData(", // comment\n]")]
    public void A_broken_document_yields_the_good_records_and_one_error(string rest)
    {
        string[] outline = FormatText.Outline("Json", "[{\"Name\":\"a\",\"Value\":1}" + rest);
        Assert.Equal(2, outline.Length);
        Assert.Equal("1 a=1", outline[0]);
        Assert.EndsWith("FormatContent", outline[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_cut_off_anywhere_loses_no_record_that_was_whole()
    {
        string text = FormatText.Write("Json", FormatText.Cpu, FormatText.Cpu, FormatText.Cpu);
        for (int length = 1; length < text.TrimEnd().Length; length++)
        {
            ReadResult[] results = FormatText.Read("Json", text[..length]);
            int whole = text[..length].Split("}}").Length - 1;
            Assert.Equal(whole, results.Count(result => result.Record == FormatText.Cpu));
            Assert.Equal(whole + 1, results.Length);
            Assert.Equal(ErrorId.FormatContent, results[^1].Error!.Id);
        }
    }

    [Fact]
    public void A_quote_that_is_never_closed_does_not_pull_the_rest_into_memory()
    {
        var text = new RepeatedText("[{\"Name\":\"a\",\"Value\":1},\n{\"Name", "x", "", 100_000_000);
        ReadResult[] results = [.. new JsonRecordReader().Read(text)];
        Assert.Equal(2, results.Length);
        Assert.Equal((2, ErrorId.FormatContent), (results[1].Line, results[1].Error!.Id));
        Assert.True(text.CharactersRead < 10_000_000);
    }

    [Fact]
    public void The_error_names_its_line() =>
        Assert.StartsWith("Line 3: ", FormatText.Read("Json", "[\n{\"Name\":\n oops}]").Single().Error!.Message, StringComparison.Ordinal);
}
