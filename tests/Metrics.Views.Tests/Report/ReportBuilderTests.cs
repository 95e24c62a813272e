using MetricsTools.Annotations;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Views.Charts;

namespace MetricsTools.Views.Report;

public sealed class ReportBuilderTests : IDisposable
{
    private readonly ViewStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Every_series_has_a_chart_a_trend_and_the_table_behind_it()
    {
        ReportModel report = Build();
        Assert.Equal(11, report.Trends.Count);
        Assert.All(report.Trends, static trend =>
        {
            Assert.NotEmpty(trend.Description);
            Assert.Equal(trend.Chart.Series[0].Values.Count(), trend.Data.Rows.Count);
            Assert.All(trend.Data.Rows, row => Assert.Equal(trend.Data.Columns.Count, row.Count));
        });
        Assert.Equal("Rising by 331.88 MiB (+10.9 %) over the range.", report.Trends.Single(static trend => trend.Card.Metric.Name == "system.memory").TrendText);
    }

    [Fact]
    public void What_deviates_comes_first()
    {
        ReportModel report = Build();
        Assert.Equal("system.cpu{host=web2}", report.Trends[0].Card.Key.ToString());
        Assert.NotEmpty(report.Trends[0].Chart.Marks);
        Assert.NotEmpty(report.Trends[0].Chart.Bands);
        Assert.Equal("system.cpu{host=web2}", report.Deviations[0].Series.ToString());
        Assert.Contains(report.Summary, static card => card is { Label: "Deviations", Severity: Severity.Critical });
    }

    [Fact]
    public void A_change_of_level_is_found()
    {
        _store.Add("level", "", _store.Course(60, TimeSpan.FromMinutes(1), static i => (i < 40 ? 100 : 150) + (i * 7 % 5)));
        ReportModel report = Build();
        Rows.ChangePointRow row = Assert.Single(report.ChangePoints, static row => row.Series.Name == "level");
        Assert.Equal("2026-01-31T11:40:00.000Z", UnixTime.ToText(row.Timestamp));
        Assert.InRange(row.Percent, 45, 52);
    }

    [Fact]
    public void Of_more_series_than_fit_the_rest_is_counted()
    {
        ReportModel report = Build(static request => request with { MaximumSeries = 4 });
        Assert.Equal((4, 7), (report.Trends.Count, report.HiddenSeries));
    }

    [Fact]
    public void Annotations_are_in_every_chart()
    {
        ReportModel report = Build(request => request with { Annotations = [new ChartAnnotation(_store.Time.Milliseconds - 60_000, "deploy 1.2")] });
        Assert.All(report.Trends, static trend => Assert.Equal("deploy 1.2", Assert.Single(trend.Chart.Annotations).Text));
    }

    [Fact]
    public void Annotations_of_the_store_are_in_it_too()
    {
        new StoredAnnotations(_store.Store, PrivacySettings.Default).Add(new Annotation { Text = "incident", Start = _store.Time.Milliseconds - 120_000 }, _store.Time.Milliseconds);
        Assert.Equal("incident", Assert.Single(Build().Annotations).Text);
    }

    [Fact]
    public void An_empty_store_makes_an_empty_report()
    {
        ReportModel report = new ReportBuilder(_store.Queries).Build(new ReportRequest());
        Assert.Empty(report.Trends);
        Assert.Contains(report.Summary, static card => card is { Label: "Samples", Text: "0" });
    }

    private ReportModel Build(Func<ReportRequest, ReportRequest>? change = null)
    {
        _store.FillShop();
        var request = new ReportRequest { Range = new RangeRequest(null, null, TimeSpan.FromHours(1)), MaximumPoints = 60 };
        return new ReportBuilder(_store.Queries).Build(change?.Invoke(request) ?? request);
    }
}
