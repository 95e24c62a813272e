using System.Text;

namespace MetricsTools.Formats;

public sealed class Utf8TextTests
{
    [Theory]
    [InlineData("Csv", "Name,Value\n", "x,1\n")]
    [InlineData("NdJson", "", "{\"Name\":\"x\",\"Value\":1}\n")]
    [InlineData("Json", "", "{\"Name\":\"x\",\"Value\":1}\n")]
    public void Records_before_bytes_that_are_no_text_are_read_and_then_the_line_is_an_error(string format, string header, string row)
    {
        foreach (int count in new[] { 1, 3, 5000 })
        {
            string good = header + string.Concat(Enumerable.Repeat(row, count));
            byte[] bytes = [.. Encoding.UTF8.GetBytes(good + row[..3]), 0xE9, .. Encoding.UTF8.GetBytes(row[3..] + row)];
            using var text = new Utf8Text(new MemoryStream(bytes));
            ReadResult[] results = [.. MetricFormats.OfName(format).CreateReader().Read(text)];
            Assert.Equal(ErrorId.TextNotUtf8, results[^1].Error!.Id);
            Assert.All(results.Take(results.Length - 1), static one => Assert.NotNull(one.Record));

            // CSV is read a buffer at a time, and the rows of the last buffer are lost.
            if (format != "Csv") Assert.Equal((count + 1, count + 1), (results.Length, results[^1].Line));
            else Assert.InRange(results.Length, Math.Max(1, count - 4096), count + 1);
        }
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_mark_is_passed_over_and_any_text_is_read(string name)
    {
        const string Text = "é\uFFFD😀\n";
        Encoding encoding = Encoding.GetEncoding(name);
        using var text = new Utf8Text(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]));
        Assert.Equal(Text, text.ReadToEnd());
    }

    [Fact]
    public void A_line_with_other_bytes_is_an_error()
    {
        using var text = new Utf8Text(new MemoryStream([(byte)'1', (byte)'\n', 0xFF, 0xFF, (byte)'\n']));
        Assert.Equal("1", text.ReadLine());
        Assert.Equal(ErrorId.TextNotUtf8, Assert.Throws<MetricException>(() => text.ReadLine()).Id);
    }
}
