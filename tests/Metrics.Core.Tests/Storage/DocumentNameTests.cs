using MetricsTools.Model;

namespace MetricsTools.Storage;

public sealed class DocumentNameTests
{
    [Fact]
    public void Series_that_differ_have_names_that_differ_also_without_case()
    {
        string[] tags = ["host=a", "host=A", "host=^a", "host=^A", "host=aa", ""];
        Assert.Equal(tags.Length, tags.Select(text => DocumentName.Of("v1", new SeriesKey("m", TagSet.Parse(text)))).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_name_tells_what_the_document_is_called() => Assert.Equal("v 1", DocumentName.TitleOf(DocumentName.Of("v 1", new SeriesKey("m", TagSet.Empty))));
}
