using MetricsTools.Alerts;
using MetricsTools.Model;
using MetricsTools.Views.Rows;

namespace MetricsTools.Views.Dashboard;

public sealed class DashboardBuilderTests : IDisposable
{
    private readonly ViewStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void An_empty_store_says_what_to_do_next()
    {
        DashboardModel model = Build();
        Assert.Empty(model.Cards);
        Assert.Contains(model.Hints, static hint => hint.Contains("Add-Metric"));
        Assert.Equal("Healthy", Assert.Single(model.Health).Status);
    }

    [Fact]
    public void A_range_without_samples_says_where_they_are()
    {
        _store.FillShop();
        _store.Time.Current = _store.Time.Current.AddHours(5);
        DashboardModel model = Build();
        Assert.Empty(model.Cards);
        Assert.Contains("2026-01-31T11:59:50.000Z", model.Hints[0]);
        Assert.Contains(model.Health, static row => row is { Component: "system", Status: "Silent" });
    }

    [Fact]
    public void Requests_are_listed_slowest_first_with_their_share_of_errors()
    {
        _store.FillShop();
        RequestRow[] rows = [.. Build().Requests];
        Assert.Equal(["/search", "/cart", "/product/{id}"], rows.OrderByDescending(static row => row.P95Seconds).Select(static row => row.Route));
        Assert.Equal(rows.Select(static row => row.P95Seconds).OrderDescending(), rows.Select(static row => row.P95Seconds));
        RequestRow cart = rows.Single(static row => row.Route == "/cart");
        Assert.Equal((378L, 18.0 / 378), (cart.Count, cart.ErrorRate));
        Assert.InRange(cart.MaximumSeconds, 0.6, 1);
    }

    [Fact]
    public void Events_are_counted_by_type_and_page_and_each_user_once()
    {
        _store.FillUsage();
        UsageModel usage = Build().Usage;
        Assert.Equal((282L, 45L), (usage.EventCount, usage.Users));
        Assert.Equal(
            ["page_view  270 45", "page_view /search 180 45", "page_view /cart 90 30", "button_click  12 12"],
            usage.Events.Select(static row => $"{row.EventType} {row.Page} {row.Count} {row.Users}"));
    }

    [Fact]
    public void What_deviates_is_listed_by_severity_and_makes_its_part_unhealthy()
    {
        _store.FillShop();
        DashboardModel model = Build();
        Assert.Equal("system.cpu{host=web2}", model.Deviations[0].Series.ToString());
        Assert.Equal(Severity.Critical, model.Deviations[0].Severity);
        Assert.Contains(model.Health, static row => row is { Component: "system", Status: "Unhealthy" });
        Assert.Contains(model.Health, static row => row is { Component: "queue", Status: "Healthy" });
    }

    [Fact]
    public void Alerts_are_read_and_not_evaluated()
    {
        _store.FillShop();
        var rules = new AlertRules(_store.Store, _store.Time.Milliseconds);
        AlertRule rule = rules.Add(new AlertRule { Name = "busy", Metric = "system.cpu", Threshold = 0.45, Direction = Direction.Higher, Severity = Severity.Critical, IsEnabled = true });
        Assert.Empty(Build().Alerts);
        new AlertEvaluator(_store.Queries.Selector, _store.Time, null).Evaluate(rule, CancellationToken.None);
        Assert.NotEmpty(Build().Alerts);
        Assert.All(Build().Alerts, static row => Assert.Equal("busy", row.Rule));
    }

    [Fact]
    public void A_literal_name_that_is_not_there_is_an_error() =>
        Assert.Equal(ErrorId.MetricNotFound, Assert.Throws<MetricException>(() => new DashboardBuilder(_store.Queries).Build(new DashboardRequest { Names = ["nothing"] })).Id);

    [Fact]
    public void Ranges_follow_one_another_and_begin_again()
    {
        var range = TimeSpan.FromHours(1);
        var names = new List<double>();
        for (int i = 0; i < 6; i++) names.Add((range = DashboardRanges.Next(range)).TotalHours);
        Assert.Equal([24, 168, 720, 2160, 1, 24], names);
        Assert.Equal(24, DashboardRanges.Next(TimeSpan.FromHours(2)).TotalHours);
    }

    private DashboardModel Build() => new DashboardBuilder(_store.Queries).Build(new DashboardRequest());
}
