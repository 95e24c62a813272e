namespace MetricsTools.Formats;

[Collection(nameof(Alone))]
public sealed class StreamingTests
{
    private const int Million = 1_000_000;

    private static RepeatedText Text(string format) => format switch
    {
        "Csv" => new RepeatedText("Name,Value\n", "a,1\n", "", Million),
        "Json" => new RepeatedText("[", "{\"Name\":\"a\",\"Value\":1},", "{\"Name\":\"a\",\"Value\":1}]", Million - 1),
        _ => new RepeatedText("", "{\"Name\":\"a\",\"Value\":1}\n", "", Million),
    };

    [Theory]
    [InlineData("Csv")]
    [InlineData("Json")]
    [InlineData("NdJson")]
    public void A_text_is_read_only_as_far_as_records_are_asked_for(string format)
    {
        using RepeatedText text = Text(format);
        Assert.Equal(10, MetricFormats.OfName(format).CreateReader().Read(text).Take(10).Count(result => result.Record is not null));
        Assert.InRange(text.CharactersRead, 1, 200_000);
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("Json")]
    [InlineData("NdJson")]
    public void A_million_records_take_the_memory_of_a_few(string format)
    {
        using RepeatedText text = Text(format);
        int count = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (ReadResult result in MetricFormats.OfName(format).CreateReader().Read(text))
        {
            Assert.Null(result.Error);
            if (++count == Million) Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8_000_000);
        }

        Assert.Equal(Million, count);
    }
}
