using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Report;

namespace MetricsTools.Views.Html;

public sealed partial class ReportPageTests : IDisposable
{
    private readonly ViewStore _store = new();
    private readonly ReportModel _report;
    private readonly string _page;

    public ReportPageTests() => _page = SampleReport.Draw(_report = SampleReport.Build(_store));

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Whatever_the_store_holds_is_escaped()
    {
        Assert.DoesNotContain("window.hostile=1</script>", _page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", _page, StringComparison.Ordinal);
        string escaped = SampleReport.Hostile.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);
        foreach (string place in new[] { $"<title>Shop {escaped}</title>", $"<h1>Shop {escaped}</h1>", $"<td>Release 2.1 {escaped}", $"<td>/{escaped}", $"<td>{escaped}" }) Assert.Contains(place, _page, StringComparison.Ordinal);
        Assert.Single(Script().Matches(_page));
    }

    [Fact]
    public void The_policy_allows_this_style_and_this_script_and_nothing_else()
    {
        string policy = Policy().Match(_page).Groups[1].Value.Replace("&#39;", "'", StringComparison.Ordinal);
        string style = HashOf(Style().Match(_page).Groups[1].Value), script = HashOf(Script().Match(_page).Groups[1].Value);
        Assert.Equal($"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'", policy);
    }

    [Fact]
    public void Nothing_leads_out_of_the_page()
    {
        string rest = Script().Replace(Style().Replace(_page, ""), "");
        Assert.DoesNotContain("://", rest, StringComparison.Ordinal);
        Assert.All(Href().Matches(rest), match => Assert.Contains($"id=\"{match.Groups[1].Value}\"", rest, StringComparison.Ordinal));
        Assert.DoesNotMatch("url\\(|@import|https?:", Style().Match(_page).Value);
    }

    [Fact]
    public void The_folder_of_the_store_is_not_told()
    {
        Assert.DoesNotContain(Path.GetDirectoryName(_store.Path)!, _page, StringComparison.Ordinal);
        Assert.Contains("from the store metrics.db", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_picture_has_a_text_or_stands_beside_one()
    {
        Assert.All(Svg().Matches(_page), static match => Assert.Matches("aria-hidden=\"true\"|role=\"img\"[^>]* aria-label(ledby)?=\"", match.Value));
        Assert.Equal(_report.Trends.Count, Svg().Matches(_page).Count(static match => match.Value.Contains("\"chart\"", StringComparison.Ordinal)));
        Assert.All(_report.Trends, trend => Assert.Contains(Escape(trend.Description), _page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_id_is_there_once_and_every_reference_has_one()
    {
        string[] ids = [.. Id().Matches(_page).Select(static match => match.Groups[1].Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(Reference().Matches(_page).SelectMany(static match => match.Groups[1].Value.Split(' ')), id => Assert.Contains(id, ids));
    }

    [Theory]
    [InlineData("summary", "deviations", "changes", "overview", "trends", "requests", "usage", "annotations", "health", "definitions")]
    public void Every_section_has_its_heading_and_its_place_in_the_navigation(params string[] ids) => Assert.All(ids, id =>
    {
        Assert.Contains($"<section id=\"{id}\" aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">", _page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"#{id}\">", _page, StringComparison.Ordinal);
    });

    [Fact]
    public void Severities_are_words_and_shapes()
    {
        Assert.Matches("<span class=\"badge critical\"><svg [^>]*><path [^>]*/></svg>Critical</span>", _page);
        Assert.Contains("deviation, Critical", _page, StringComparison.Ordinal);
        Assert.Contains("change of level", _page, StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_every_chart_is_a_table_of_its_values_that_says_what_deviates()
    {
        ReportTrend trend = _report.Trends[0];
        Assert.Equal(["Time (UTC)", "web2", "Note"], trend.Data.Columns.Select(static column => column.Name));
        Assert.StartsWith("Critical: ", trend.Data.Rows[^1][2], StringComparison.Ordinal);
        string rows = string.Concat(trend.Data.Rows.Select(static row => $"\n<tr><td>{row[0]}<td>{row[1]}<td>{Escape(row[2])}"));
        Assert.Contains(rows, _page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_data_says_so()
    {
        using var empty = new ViewStore();
        string page = SampleReport.Draw(new ReportBuilder(empty.Queries).Build(new ReportRequest()));
        Assert.Contains("No data available", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"trends\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_the_same_in_every_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(_page, SampleReport.Draw(_report));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Two_hundred_series_of_ninety_values_are_less_than_two_megabytes()
    {
        ReportTrend[] trends = [.. _report.Trends.Where(static trend => trend.Data.Rows.Count >= 25)];
        // A page that repeats the worst of the charts, each with 90 values.
        ReportModel large = _report with { Trends = [.. Enumerable.Range(0, 200).Select(i => Lengthen(trends[i % trends.Length]))] };
        Assert.True(large.Trends.All(static trend => trend.Data.Rows.Count == 90));
        Assert.InRange(Encoding.UTF8.GetByteCount(SampleReport.Draw(large)), 500_000, 2_000_000);
    }

    private static ReportTrend Lengthen(ReportTrend trend)
    {
        ChartSeries series = trend.Chart.Series[0];
        ChartPoint[] points = [.. Enumerable.Range(0, 90).Select(i => series.Points[i % series.Points.Count]).Select(static point => point with { Value = point.Value ?? 1 })];
        return trend with
        {
            Chart = trend.Chart with { Series = [series with { Points = points }] },
            Data = trend.Data with { Rows = [.. Enumerable.Range(0, 90).Select(i => trend.Data.Rows[i % trend.Data.Rows.Count])] },
        };
    }

    private static string HashOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Escape(string text)
    {
        var output = new StringWriter();
        new HtmlWriter(output).Text(text);
        return output.ToString();
    }

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("href=\"#([^\"]*)\"")]
    private static partial Regex Href();

    [GeneratedRegex("<svg[^>]*>")]
    private static partial Regex Svg();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex(" aria-(?:labelledby|describedby)=\"([^\"]*)\"")]
    private static partial Regex Reference();
}
