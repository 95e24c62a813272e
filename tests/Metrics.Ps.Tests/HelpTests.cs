using MetricsTools.Help;
using MetricsTools.Help.Model;
using MetricsTools.Help.Writing;

namespace MetricsTools;

public sealed class HelpTests
{
    private static readonly string[] SourceFolders = ["src", "module", "docs"];
    private static readonly Lazy<HelpSource> Source = new(static () => new HelpSource(Repository.Root));

    public static TheoryData<string> Pages => [.. OnlinePages.Files(Source.Value).Keys];

    public static TheoryData<string> ModuleFiles => [.. ModuleHelp.Files(Source.Value).Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_committed_page_is_what_its_source_says(string page)
    {
        string path = Repository.PathOf("docs", "en-US", page);

        Assert.True(File.Exists(path), $"{page} is missing: run ./build.ps1 -Task Docs.");
        Assert.True(OnlinePages.Files(Source.Value)[page] == Normalize(File.ReadAllText(path)), $"{page} is stale: run ./build.ps1 -Task Docs.");
    }

    [Fact]
    public void There_is_no_page_without_a_source()
    {
        IEnumerable<string> known = OnlinePages.Files(Source.Value).Keys.Concat(Source.Value.Topics.Select(static topic => $"{topic.Name}.md"));

        Assert.Equal(known.Order(StringComparer.Ordinal), Directory.GetFiles(Repository.PathOf("docs", "en-US")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ModuleFiles))]
    public void Both_builds_have_the_help_that_the_source_gives(string file)
    {
        string expected = ModuleHelp.Files(Source.Value)[file];

        Assert.Equal(expected, Normalize(File.ReadAllText(Repository.PathOf("module", "bin", "net8.0", "en-US", file))));
        Assert.Equal(expected, Normalize(File.ReadAllText(Repository.PathOf("module", "bin", "net472", "en-US", file))));
    }

    [Fact]
    public void Every_cmdlet_has_two_examples_that_show_it() =>
        Assert.All(Source.Value.Cmdlets, static cmdlet =>
        {
            Assert.True(cmdlet.Examples.Count >= 2, $"{cmdlet.Name} needs more examples.");
            Assert.All(cmdlet.Examples, example => Assert.Contains(cmdlet.Name, example.Code, StringComparison.Ordinal));
            Assert.All(cmdlet.Examples, static example => Assert.NotEmpty(example.Remarks));
        });

    [Fact]
    public void Every_parameter_is_described_and_has_a_default() =>
        Assert.All(Source.Value.Cmdlets.SelectMany(static cmdlet => cmdlet.Parameters), static parameter =>
        {
            Assert.All(parameter.Description, static text => Assert.EndsWith(".", text, StringComparison.Ordinal));
            Assert.NotEmpty(parameter.Default);
        });

    [Theory]
    [InlineData("Get-MetricSeries", "MaxPoint", "1000")]
    [InlineData("Get-MetricBaseline", "Window", "7d")]
    [InlineData("Get-MetricBaseline", "Interval", "1h")]
    [InlineData("Get-MetricSnapshot", "Name", "*")]
    [InlineData("Test-MetricDeviation", "OnInconclusive", "Warn")]
    [InlineData("Test-MetricDeviation", "Quiet", "False")]
    [InlineData("Export-Metric", "Path", "None")]
    [InlineData("Get-MetricBaseline", "AsOf", "Now")]
    public void A_default_is_the_initial_value_or_what_the_docs_say_in_place_of_none(string cmdlet, string parameter, string expected) =>
        Assert.Equal(expected, Source.Value.Cmdlets.Single(one => one.Name == cmdlet).Parameters.Single(one => one.Name == parameter).Default);

    [Fact]
    public void The_address_of_the_project_stands_in_one_place()
    {
        string address = Source.Value.OnlineRoot.Split("/blob/")[0];
        IEnumerable<string> files = SourceFolders.SelectMany(static folder => Directory.GetFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"));

        Assert.DoesNotContain(files, path => File.ReadAllText(path).Contains(address, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Text_of_a_topic_fits_80_columns_and_any_console() =>
        Assert.All(Source.Value.Topics, static topic =>
        {
            string text = TopicTextWriter.Write(topic);
            Assert.All(text.Split('\n'), static line => Assert.InRange(line.Length, 0, 80));
            Assert.All(text, static character => Assert.InRange(character, '\n', '~'));
        });

    [Fact]
    public void A_line_of_code_that_is_too_long_is_refused()
    {
        var topic = new Topic("about_Long", "Summary.", [new TopicBlock(TopicBlockKind.Code, new string('x', 75))]);

        Assert.Throws<InvalidOperationException>(() => TopicTextWriter.Write(topic));
    }

    [Theory]
    [InlineData("plain `code` and [a page](page.md) and **bold**", "plain code and a page and bold")]
    public void Prose_without_marks_is_its_text(string prose, string text) => Assert.Equal(text, Prose.Plain(prose));

    [Theory]
    [InlineData("a_b *c* `d_e` <f> g|h", @"a\_b \*c\* `d_e` \<f\> g\|h")]
    public void Prose_in_Markdown_keeps_its_signs(string prose, string markdown) => Assert.Equal(markdown, Prose.Markdown(prose));

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
