using System.Text;
using System.Text.RegularExpressions;
using MetricsTools.Model;

namespace MetricsTools.Deviations.Reports;

public sealed class MarkdownReportTests
{
    private static readonly Regex Bar = new(@"(?<!\\)(?:\\\\)*\|", RegexOptions.CultureInvariant);
    private static readonly Regex BareMarkup = new(@"(?<!\\)(?:\\\\)*[*_`\[\]<>()!~&$:@#]", RegexOptions.CultureInvariant);

    [Fact]
    public void A_report_is_a_heading_and_a_table_with_the_worst_first() => Assert.Equal(
        """
        ### Metrics: 3 judged: 1 failed, 1 with a warning, 1 inconclusive

        | | Metric | Value | Expected | Change | Severity | Reason |
        |---|---|---:|---:|---:|---|---|
        | **failed** | build.duration\{branch=main\} | 950 ms | 811 ms | +17.1 % | Critical | build.duration\{branch=main\} rose 17.1 % \(p50 811 ms to 950 ms, 1 run against 9; score 20.1, Warning from 3\). |
        | warning | young | 3 |  |  | Inconclusive | young cannot be judged. |
        | passed | calm | 811 ms | 811 ms | 0.0 % | Normal | calm did not change. |


        """.Replace("\r", ""),
        Reported.Write("Markdown", Reported.Calm, Reported.Young, Reported.Worse));

    [Fact]
    public void A_report_of_nothing_has_no_table() => Assert.Equal("### Metrics: 0 judged: all normal\n\n\n", Reported.Write("Markdown"));

    [Fact]
    public void No_name_tag_or_reason_leaves_its_cell_or_is_markup() => Always.Holds(Reported.Hostile, result =>
    {
        string[] lines = Reported.Write("Markdown", result).Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.Equal(8, Bar.Matches(lines[4]).Cast<Match>().Count());
        string cells = lines[4].Replace("**failed**", "").Replace("<!-- -->", "");
        Assert.Empty(BareMarkup.Matches(cells));
        Assert.DoesNotContain(cells, char.IsControl);
    });

    [Fact]
    public void A_mention_of_a_user_or_an_issue_is_broken() => Assert.Equal(@"by \@<!-- -->ann for \#<!-- -->12", MarkdownText.Escape("by @ann for #12"));

    [Theory]
    [InlineData("www.example.com", @"www\.example.com")]
    [InlineData("https://example.com", @"https\://example.com")]
    public void An_address_is_no_link(string text, string expected) => Assert.Equal(expected, MarkdownText.Escape(text));

    [Fact]
    public void A_summary_is_added_to_what_is_there_and_stays_below_the_limit()
    {
        using var folder = new TemporaryFolder();
        string path = folder["summary.md"];
        File.WriteAllText(path, "# Before");
        Deviation[] many = [.. Enumerable.Range(0, 6000).Select(static place => Reported.Worse with { Name = $"größe{place}" }), Reported.Worse with { Name = "mild", Severity = Severity.Warning }];
        var report = new DeviationReport(many, Reported.Gate);

        Assert.Null(JobSummary.TryAppend(path, report));

        string text = File.ReadAllText(path);
        Assert.StartsWith("# Before\n### Metrics: 6001 judged: 6001 failed\n", text, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(path).Length, JobSummary.MaximumBytes - 1000, JobSummary.MaximumBytes);
        int shown = text.Split('\n').Count(static line => line.StartsWith("| **failed**", StringComparison.Ordinal));
        Assert.EndsWith($"\nAnd {6001 - shown} more, which are left out here.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mild", text);
    }

    [Fact]
    public void A_full_summary_stays_as_it_is()
    {
        using var folder = new TemporaryFolder();
        string path = folder["summary.md"];
        File.WriteAllText(path, new string('x', JobSummary.MaximumBytes - 10));
        Assert.Null(JobSummary.TryAppend(path, new DeviationReport([Reported.Worse], Reported.Gate)));
        Assert.InRange(new FileInfo(path).Length, 0, JobSummary.MaximumBytes);
    }

    [Fact]
    public void A_summary_that_cannot_be_written_says_why()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("summary.md", JobSummary.TryAppend(folder["no/such/summary.md"], new DeviationReport([Reported.Worse], Reported.Gate)));
    }

    [Fact]
    public void A_summary_in_another_encoding_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        string path = folder["summary.md"];
        File.WriteAllText(path, "# Before", Encoding.Unicode);
        byte[] before = File.ReadAllBytes(path);
        Assert.Contains("utf-16", JobSummary.TryAppend(path, new DeviationReport([Reported.Worse], Reported.Gate)));
        Assert.Equal(before, File.ReadAllBytes(path));
    }
}
