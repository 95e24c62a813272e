namespace MetricsTools.Views.Html;

public sealed class HtmlWriterTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly HtmlWriter _html;

    public HtmlWriterTests() => _html = new HtmlWriter(_output);

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("a & b", "<p>a &amp; b</p>")]
    [InlineData("&lt;", "<p>&amp;lt;</p>")]
    [InlineData("\"'", "<p>&quot;&#39;</p>")]
    [InlineData("]]><!--", "<p>]]&gt;&lt;!--</p>")]
    [InlineData("", "<p></p>")]
    [InlineData(null, "<p></p>")]
    public void Text_stays_text(string? text, string expected)
    {
        _html.Element("p", text);
        Assert.Equal(expected, _output.ToString());
    }

    [Fact]
    public void An_attribute_cannot_be_left()
    {
        _html.Start("p").Attribute("aria-label", "\"><script>x</script> onclick='y'").End();
        Assert.Equal("<p aria-label=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt; onclick=&#39;y&#39;\"></p>", _output.ToString());
    }

    [Fact]
    public void Controls_and_marks_of_direction_are_replaced()
    {
        _html.Element("p", "a\0b\u202Ec\uD800d\u2028e\u001b[31m");
        Assert.Equal("<p>a\u00B7b\u00B7c\u00B7d\u00B7e\u00B7[31m</p>", _output.ToString());
    }

    [Fact]
    public void Text_of_all_the_world_is_kept()
    {
        _html.Element("p", "日本語 العربية 🚀 ø");
        Assert.Equal("<p>日本語 العربية 🚀 ø</p>", _output.ToString());
    }

    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    [InlineData("iframe")]
    [InlineData("img")]
    [InlineData("object")]
    [InlineData("foreignObject")]
    [InlineData("base")]
    [InlineData("p><script")]
    [InlineData("P")]
    public void An_element_outside_the_list_is_refused(string element) => Assert.Throws<ArgumentException>(() => _html.Start(element));

    [Theory]
    [InlineData("onclick", "x()")]
    [InlineData("onload", "x()")]
    [InlineData("style", "background:url(//example.org)")]
    [InlineData("src", "x")]
    [InlineData("xlink:href", "x")]
    [InlineData("href", "javascript:x()")]
    [InlineData("href", "https://example.org/")]
    [InlineData("href", "//example.org/")]
    [InlineData("href", "")]
    [InlineData("id=\"x\" onclick", "x()")]
    public void An_attribute_that_runs_loads_or_leads_elsewhere_is_refused(string name, string value)
    {
        _html.Start("a");
        Assert.Throws<ArgumentException>(() => _html.Attribute(name, value));
    }

    [Fact]
    public void An_attribute_after_the_content_is_refused()
    {
        _html.Start("p").Text("x");
        Assert.Throws<InvalidOperationException>(() => _html.Attribute("id", "y"));
    }

    [Fact]
    public void End_tags_that_HTML_does_not_need_are_left_out()
    {
        _html.Start("ul").Element("li", "a").Element("li", "b").End().Start("meta").Attribute("charset", "utf-8").End().Start("svg").Start("path").Attribute("d", "M0 0").End().End();
        Assert.Equal("<ul><li>a<li>b</ul><meta charset=\"utf-8\"><svg><path d=\"M0 0\"/></svg>", _output.ToString());
    }

    [Fact]
    public void Numbers_are_the_same_in_every_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
            _html.Start("rect").Attribute("x", 1234.5).End();
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }

        Assert.Equal("<rect x=\"1234.5\"/>", _output.ToString());
    }
}
