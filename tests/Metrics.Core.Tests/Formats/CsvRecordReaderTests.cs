using MetricsTools.Model;

namespace MetricsTools.Formats;

public sealed class CsvRecordReaderTests
{
    [Theory]
    [InlineData("cpu,", ErrorId.ValueMissing)]
    [InlineData("cpu, ", ErrorId.ValueMissing)]
    [InlineData("cpu,\"3,5\"", ErrorId.ValueNotNumber)]
    [InlineData("cpu,NaN", ErrorId.ValueNotNumber)]
    [InlineData("cpu,1e999", ErrorId.ValueNotNumber)]
    [InlineData("cpu,3,5", ErrorId.FormatContent)]
    [InlineData("cpu", ErrorId.FormatContent)]
    [InlineData(",1", ErrorId.NameMissing)]
    [InlineData("1x,1", ErrorId.NameInvalid)]
    [InlineData("cpu,\"1\"x", ErrorId.FormatContent)]
    [InlineData("c\"pu,1", ErrorId.FormatContent)]
    public void A_bad_row_is_one_error_and_reading_goes_on(string row, ErrorId id)
    {
        string text = $"Name,Value\ngood,1\n{row}\ngood,2\n";
        Assert.Equal(["2 good=1", $"3 {id}", "4 good=2"], FormatText.Outline("Csv", text));
    }

    [Theory]
    [InlineData("Timestamp", "11/22/2026", ErrorId.TimestampInvalid)]
    [InlineData("Kind", "Gouge", ErrorId.KindUnknown)]
    [InlineData("Kind", "1", ErrorId.KindUnknown)]
    [InlineData("Tag", "host", ErrorId.TagTextInvalid)]
    [InlineData("Tag", "host=", ErrorId.TagValueEmpty)]
    [InlineData("Tag", "\"a=1,a=2\"", ErrorId.DuplicateTag)]
    public void A_bad_cell_is_the_error_of_its_rule(string column, string cell, ErrorId id) =>
        Assert.Equal([$"2 {id}"], FormatText.Outline("Csv", $"Name,Value,{column}\ncpu,1,{cell}\n"));

    [Fact]
    public void Columns_are_found_in_any_order_and_case_and_unknown_ones_are_ignored()
    {
        MetricRecord record = FormatText.ReadOne("Csv", "tags,Extra,TYPE,\" value \",NAME\nhost=a,?,counter, 7 , cpu \n");
        Assert.Equal(new MetricRecord { Name = "cpu", Kind = MetricKind.Counter, Value = 7, Tags = TagSet.Parse("host=a") }, record);
    }

    [Fact]
    public void The_line_of_a_record_is_that_of_its_first_character() => Assert.Equal(
        ["3 a=1", "5 ValueMissing", "8 b=2"],
        FormatText.Outline("Csv", "\nName,Value,Note\na,1,\"x\ny\"\nc,,\"\r\nz\n\"\nb,2,\n"));

    [Theory]
    [InlineData("cpu,1\nmem,2\n")]
    [InlineData("Name;Value\ncpu;1\n")]
    [InlineData("Name,Time\ncpu,1\n")]
    public void A_header_without_Name_and_Value_is_one_error_that_says_what_is_needed(string text)
    {
        ReadResult result = Assert.Single(FormatText.Read("Csv", text));
        Assert.Equal(ErrorId.FormatContent, result.Error!.Id);
        Assert.Equal(1, result.Line);
        Assert.Contains("Name and Value", result.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name,Value,value\ncpu,1,2\n")]
    [InlineData("Name,Value,Kind,Type\ncpu,1,Gauge,Set\n")]
    [InlineData("Name,\"Value\"x\ncpu,1\n")]
    public void A_header_that_can_be_read_in_two_ways_is_one_error(string text) => Assert.Equal(["1 FormatContent"], FormatText.Outline("Csv", text));

    [Fact]
    public void A_quote_that_is_never_closed_is_an_error_where_its_row_begins() =>
        Assert.Equal(["2 a=1", "3 FormatContent"], FormatText.Outline("Csv", "Name,Value\na,1\nb,\"2\nc,3\n"));

    [Fact]
    public void A_quote_that_is_never_closed_does_not_pull_the_rest_into_memory()
    {
        var text = new RepeatedText("Name,Value\na,1\nb,\"2\n", "c,3\n", "", 100_000_000);
        ReadResult[] results = [.. new CsvRecordReader().Read(text)];
        Assert.Equal(["2 a", "3 "], results.Select(result => $"{result.Line} {result.Record?.Name}"));
        Assert.Equal(ErrorId.FormatContent, results[1].Error!.Id);
        Assert.True(text.CharactersRead < 10_000_000);
    }

    [Fact]
    public void The_type_line_of_Windows_PowerShell_is_passed_over() =>
        Assert.Equal(["3 a=1"], FormatText.Outline("Csv", "#TYPE Some.Type\r\n\"Name\",\"Value\"\r\n\"a\",\"1\"\r\n"));
}
