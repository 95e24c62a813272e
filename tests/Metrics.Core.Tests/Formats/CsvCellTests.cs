namespace MetricsTools.Formats;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("'=1", "''=1")]
    [InlineData("''=1", "'''=1")]
    [InlineData("'tis", "'tis")]
    [InlineData("'", "'")]
    [InlineData("a=1", "a=1")]
    [InlineData("\"=a\"=b", "\"=a\"=b")]
    [InlineData("", "")]
    public void A_cell_that_a_spreadsheet_would_run_is_neutralized(string text, string expected)
    {
        Assert.Equal(expected, CsvCell.Neutralize(text));
        Assert.Equal(text, CsvCell.Restore(expected));
    }

    [Theory]
    [InlineData("=1")]
    [InlineData("-")]
    public void A_cell_of_another_program_is_read_as_it_stands(string cell) => Assert.Equal(cell, CsvCell.Restore(cell));

    [Fact]
    public void Every_text_is_read_back_and_no_cell_is_dangerous() => Always.Holds(Hostile.Text, text =>
    {
        string cell = CsvCell.Neutralize(text)!;
        Assert.Equal(text, CsvCell.Restore(cell));
        Assert.DoesNotContain(cell[0], "=+-@\t\r");
    });

    [Fact]
    public void Texts_are_neutralized_in_a_file_and_numbers_are_not()
    {
        string text = FormatText.Write("Csv", FormatText.Cpu with { Unit = "@x", Tags = Model.TagSet.Parse("-a=b"), Timestamp = null });
        Assert.Equal("Timestamp,Name,Kind,Unit,Value,Tag\n,cpu,Gauge,'@x,-1.5,'-a=b\n", text);
    }
}
