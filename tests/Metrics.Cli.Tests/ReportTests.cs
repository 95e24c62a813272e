using System.Xml.Linq;

namespace MetricsTools.CommandLine;

public sealed class ReportTests : IDisposable
{
    private readonly Cli _cli = new();

    public ReportTests()
    {
        foreach (string value in new[] { "100", "101", "99", "100", "102", "98", "100", "101", "99", "150" }) _cli.Run("add", "x", value).Expect(0);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Reports_are_written_before_the_gate_fails_each_in_the_form_of_its_extension()
    {
        CliResult result = _cli.Run("test", "x", "--report", "junit.xml", "--report", "report.md", "--report", "results.json", "--format", "json").Expect(3, "MetricDeviation");
        Assert.Equal("1", XDocument.Load(_cli.File("junit.xml")).Root!.Element("testsuite")!.Attribute("failures")!.Value);
        Assert.Contains("| **failed** | x | 150 |", File.ReadAllText(_cli.File("report.md")), StringComparison.Ordinal);
        Assert.Equal(result.Output, File.ReadAllText(_cli.File("results.json")));
    }

    [Fact]
    public void A_report_without_a_file_takes_the_place_of_the_results()
    {
        CliResult result = _cli.Run("test", "x", "--report-format", "github").Expect(3, "MetricDeviation");
        Assert.StartsWith("::error title=x::x rose 50 %25 ", result.Output, StringComparison.Ordinal);
        Assert.Single(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_report_for_GitHub_adds_to_the_summary_of_the_step()
    {
        _cli.Settings["GITHUB_STEP_SUMMARY"] = _cli.File("summary.md");
        _cli.Run("test", "x", "--report-format", "github").Expect(3);
        _cli.Run("test", "x", "--report-format", "markdown").Expect(3);
        Assert.Single(File.ReadAllLines(_cli.File("summary.md")), static line => line.StartsWith("| **failed**", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gate_fails_also_when_the_summary_cannot_be_written()
    {
        _cli.Settings["GITHUB_STEP_SUMMARY"] = _cli.File("no/such/summary.md");
        Assert.Contains("warning: The summary was not added", _cli.Run("test", "x", "--report-format", "github").Expect(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_is_a_mistake()
    {
        _cli.Run("test", "x", "--report", "report.txt").Expect(2, "FormatUnknown");
        _cli.Run("test", "x", "--report", "a.xml", "--report", "b.xml", "--report-format", "junit").Expect(2, "Usage");
        _cli.Run("test", "x", "--report", "no/such/a.xml").Expect(2, "FileFailed");
    }
}
