using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Report;
using MetricsTools.Views.Rows;

namespace MetricsTools.Views.Html;

/// <summary>A report with something in every section, and text that means no good.</summary>
internal static class SampleReport
{
    public const string Hostile = "<script>window.hostile=1</script>\"'><img src=x onerror=\"window.hostile=1\">&amp;";

    public static ReportModel Build(ViewStore store)
    {
        store.FillShop();
        store.Define("level", unit: "{job}");
        store.Add("level", "", store.Course(60, TimeSpan.FromMinutes(1), static i => (i < 40 ? 100 : 150) + (i * 7 % 5)));
        store.Add("hostile", "host=" + Quoted(Hostile), store.Course(60, TimeSpan.FromMinutes(1), static i => i == 30 ? 9 : 4 + (i % 3)));
        long now = store.Time.Milliseconds;
        ReportModel report = new ReportBuilder(store.Queries).Build(new ReportRequest
        {
            Title = "Shop " + Hostile,
            Range = new RangeRequest(null, null, TimeSpan.FromHours(1)),
            MaximumPoints = 60,
            Annotations =
            [
                new ChartAnnotation(now - (25 * UnixTime.Minute), "Release 2.1 " + Hostile),
                new ChartAnnotation(now - (10 * UnixTime.Minute), "Database down", now - (5 * UnixTime.Minute)),
            ],
        });
        return report with
        {
            Usage = new UsageModel([new EventRow("page_view", "/" + Hostile, 812, 41), new EventRow("button_click", "/cart", 96, null)], 908, 44),
            Definitions = [.. report.Definitions, new DefinitionRow(Hostile, MetricKind.Gauge, Hostile, Direction.Lower, Hostile, Hostile)],
        };
    }

    public static string Draw(ReportModel report)
    {
        var output = new StringWriter { NewLine = "\n" };
        ReportPage.Write(output, report);
        return output.ToString();
    }

    private static string Quoted(string value) => "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
