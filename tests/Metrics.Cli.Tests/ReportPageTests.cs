namespace MetricsTools.CommandLine;

public sealed class ReportPageTests : IDisposable
{
    private readonly Cli _cli = new();

    public ReportPageTests()
    {
        string rows = string.Concat(Enumerable.Range(0, 30).Select(static i => $"{{\"name\":\"build.duration\",\"value\":{800 + (i * 7 % 11)},\"tag\":{{\"branch\":\"{(i % 2 == 0 ? "main" : "<b>")}\"}}}}\n"));
        _cli.RunWithInput(rows, "add", "--format", "ndjson").Expect(0);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void The_report_is_one_page_with_a_chart_for_each_series()
    {
        _cli.Run("annotate", "Release 2.1").Expect(0);
        CliResult result = _cli.Run("report", "report.html", "--title", "Builds & co").Expect(0);
        Assert.Empty(result.Output);
        string page = File.ReadAllText(_cli.File("report.html"));
        Assert.StartsWith("<!doctype html>", page, StringComparison.Ordinal);
        Assert.Contains("<title>Builds &amp; co</title>", page, StringComparison.Ordinal);
        Assert.Contains("branch=&lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Release 2.1", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<svg class=\"chart\"").Length - 1);
    }

    [Fact]
    public void Names_tags_and_ranges_choose_what_is_in_it()
    {
        _cli.Run("add", "elsewhere.load", "1").Expect(0);
        _cli.Run("report", "report.html", "build.*", "--tag", "branch=main", "--last", "1h").Expect(0);
        string page = File.ReadAllText(_cli.File("report.html"));
        Assert.Equal(1, page.Split("<svg class=\"chart\"").Length - 1);
        Assert.DoesNotContain("elsewhere", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_leaves_no_file()
    {
        _cli.Run("report", "report.html", "no.such.metric").Expect(2, "MetricNotFound");
        _cli.Run("report", "report.html", "--last", "900d").Expect(2, "RangeTooLong");
        _cli.Run("report", "no/such/report.html").Expect(2, "FileFailed");
        _cli.Run("report", "report.html", "--store", "nowhere.db").Expect(1, "StoreNotFound");
        Assert.Empty(Directory.GetFiles(_cli.Folder, "*.html"));
        Assert.Empty(Directory.GetFiles(_cli.Folder, ".*"));
    }

    [Fact]
    public void A_file_that_is_there_is_kept_when_asked()
    {
        File.WriteAllText(_cli.File("report.html"), "mine");
        _cli.Run("report", "report.html", "--no-clobber").Expect(2, "FileExists");
        Assert.Equal("mine", File.ReadAllText(_cli.File("report.html")));
        _cli.Run("report", "report.html").Expect(0);
        Assert.NotEqual("mine", File.ReadAllText(_cli.File("report.html")));
    }
}
