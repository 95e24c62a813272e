using MetricsTools.Model;

namespace MetricsTools.Deviations.Reports;

public sealed class DeviationReportTests
{
    [Theory]
    [InlineData(Verdict.Normal, Severity.None, ReportLevel.Passed)]
    [InlineData(Verdict.Normal, Severity.Info, ReportLevel.Notice)]
    [InlineData(Verdict.Improvement, Severity.None, ReportLevel.Notice)]
    [InlineData(Verdict.Deviation, Severity.Warning, ReportLevel.Warning)]
    [InlineData(Verdict.Deviation, Severity.Critical, ReportLevel.Failed)]
    [InlineData(Verdict.Inconclusive, Severity.None, ReportLevel.Warning)]
    public void A_result_is_as_loud_as_the_gate_takes_it(Verdict verdict, Severity severity, ReportLevel expected)
    {
        var report = new DeviationReport([Reported.Worse with { Verdict = verdict, Severity = severity }], new DeviationGate(Severity.Critical));
        Assert.Equal(expected, report.LevelOf(report.Results[0]));
    }

    [Fact]
    public void A_summary_counts_what_is_not_normal()
    {
        Assert.Equal("2 judged: all normal", new DeviationReport([Reported.Calm, Reported.Calm], Reported.Gate).Summary);
        Assert.Equal("3 judged: 1 failed, 1 with a warning, 1 inconclusive, 1 better", new DeviationReport([Reported.Worse, Reported.Young, Reported.Better], Reported.Gate).Summary);
    }

    [Theory]
    [InlineData("a.xml", "JUnit")]
    [InlineData("a.MD", "Markdown")]
    [InlineData("a.json", "Json")]
    public void An_extension_means_a_form(string path, string expected) => Assert.Equal(expected, DeviationReportFormats.OfPath(path).Name);

    [Fact]
    public void A_form_that_is_not_known_is_told_with_those_that_are() =>
        Assert.Contains("JUnit, GitHub, AzureDevOps, Markdown, Json", Assert.Throws<MetricException>(static () => DeviationReportFormats.OfName("Html")).Message);

    [Fact]
    public void Every_form_is_the_same_in_every_culture()
    {
        foreach (IDeviationReportFormat format in DeviationReportFormats.All)
        {
            string here = Reported.Write(format.Name, Reported.Worse, Reported.Better);
            using var arabic = new Culture("ar-SA");
            Assert.Equal(here, Reported.Write(format.Name, Reported.Worse, Reported.Better));
        }
    }
}
