using FsCheck.Fluent;
using MetricsTools.Model;

namespace MetricsTools.Formats;

public sealed class RoundTripTests
{
    [Theory]
    [InlineData("Csv")]
    [InlineData("Json")]
    [InlineData("NdJson")]
    public void Every_record_is_read_back_exactly(string format) => Always.Holds(Hostile.Record, record =>
    {
        MetricRecord back = FormatText.ReadOne(format, FormatText.Write(format, record));
        Assert.Equal(record, back);
        Assert.Equal(BitConverter.DoubleToInt64Bits(record.Value), BitConverter.DoubleToInt64Bits(back.Value));
    });

    [Theory]
    [InlineData("Csv")]
    [InlineData("Json")]
    [InlineData("NdJson")]
    public void Many_records_are_read_back_in_order(string format) => Always.Holds(Hostile.Record.ArrayOf(), records =>
    {
        ReadResult[] results = FormatText.Read(format, FormatText.Write(format, records));
        Assert.Equal(records, results.Select(result => result.Record));
    });

    [Theory]
    [InlineData("Csv", "Timestamp,Name,Kind,Unit,Value,Tag\n2026-01-31T08:00:00.000Z,cpu,Gauge,1,-1.5,\"host=web1,region=eu\"\n")]
    [InlineData("Json", "[\n{\"Timestamp\":\"2026-01-31T08:00:00.000Z\",\"Name\":\"cpu\",\"Kind\":\"Gauge\",\"Unit\":\"1\",\"Value\":-1.5,\"Tag\":{\"host\":\"web1\",\"region\":\"eu\"}}\n]\n")]
    [InlineData("NdJson", "{\"Timestamp\":\"2026-01-31T08:00:00.000Z\",\"Name\":\"cpu\",\"Kind\":\"Gauge\",\"Unit\":\"1\",\"Value\":-1.5,\"Tag\":{\"host\":\"web1\",\"region\":\"eu\"}}\n")]
    public void The_text_is_the_same_in_every_culture(string format, string expected)
    {
        using var german = new Culture("de-DE");
        Assert.Equal(expected, FormatText.Write(format, FormatText.Cpu));
        Assert.Equal(FormatText.Cpu, FormatText.ReadOne(format, expected));
    }

    [Theory]
    [InlineData("Csv", "Timestamp,Name,Kind,Unit,Value,Tag\n")]
    [InlineData("Json", "[]\n")]
    [InlineData("NdJson", "")]
    public void A_document_without_records_is_read_as_none(string format, string expected)
    {
        Assert.Equal(expected, FormatText.Write(format));
        Assert.Empty(FormatText.Read(format, expected));
        Assert.Empty(FormatText.Read(format, ""));
        Assert.Empty(FormatText.Read(format, "\uFEFF"));
        Assert.Empty(FormatText.Read(format, "\r\n \n"));
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("Json")]
    [InlineData("NdJson")]
    public void A_byte_order_mark_and_CRLF_are_tolerated(string format)
    {
        string text = "\uFEFF" + FormatText.Write(format, FormatText.Cpu, FormatText.Cpu).Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal([FormatText.Cpu, FormatText.Cpu], FormatText.Read(format, text).Select(result => result.Record));
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("Json")]
    [InlineData("NdJson")]
    public void A_value_that_is_not_finite_is_refused_and_leaves_the_document_whole(string format)
    {
        var text = new StringWriter();
        using IRecordWriter writer = MetricFormats.OfName(format).RecordWriter!(text, null);
        writer.Write(FormatText.Cpu);
        var error = Assert.Throws<MetricException>(() => writer.Write(FormatText.Cpu with { Value = double.NaN }));
        writer.Write(FormatText.Cpu);
        writer.Complete();
        Assert.Equal(ErrorId.ValueNotFinite, error.Id);
        Assert.Equal([FormatText.Cpu, FormatText.Cpu], FormatText.Read(format, text.ToString()).Select(result => result.Record));
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("Json")]
    [InlineData("NdJson")]
    public void A_timestamp_without_a_zone_is_in_the_zone_of_the_reader(string format)
    {
        string text = FormatText.Write(format, FormatText.Cpu).Replace("08:00:00.000Z", "08:00:00", StringComparison.Ordinal);
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("PlusTwo", TimeSpan.FromHours(2), null, null);
        ReadResult result = Assert.Single(MetricFormats.OfName(format).CreateReader(zone).Read(new StringReader(text)));
        Assert.Equal(FormatText.Cpu.Timestamp - (2 * UnixTime.Hour), result.Record!.Timestamp);
    }
}
