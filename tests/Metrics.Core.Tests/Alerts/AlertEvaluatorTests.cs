using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Alerts;

public sealed class AlertEvaluatorTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly StoredMetrics _stored = new();
    private readonly MetricsTools.FixedTime _time = new();

    public AlertEvaluatorTests() => _time.Now = _stored.NowMilliseconds;

    public void Dispose() => _stored.Dispose();

    [Theory]
    [InlineData(null, 40.0, "cpu (Average of 5m) is 40, above 30.")]
    [InlineData(Aggregate.Maximum, 60.0, "cpu (Maximum of 5m) is 60, above 30.")]
    [InlineData(Aggregate.Count, null, null)]
    public void A_static_rule_looks_at_a_figure_of_the_window(Aggregate? figure, double? value, string? reason)
    {
        _stored.Add("cpu", "", StoredMetrics.Sample("11:54:00", 1000), StoredMetrics.Sample("11:56:00", 20), StoredMetrics.Sample("12:00:00", 60));
        AlertEvaluation evaluation = Look(new AlertRule { Name = "r", Metric = "cpu", Threshold = 30, Aggregate = figure });
        Assert.Equal(value, evaluation.Step.Ledger.Statuses.SingleOrDefault()?.Value);
        Assert.Equal(reason, evaluation.Step.Ledger.Statuses.SingleOrDefault()?.Reason);
    }

    [Fact]
    public void A_static_rule_takes_the_bad_way_of_the_metric()
    {
        _stored.Define("free", direction: Direction.Lower);
        _stored.Add("free", "", StoredMetrics.Sample("12:00:00", 5));
        Assert.Equal("free (Average of 5m) is 5, below 10.", Assert.Single(Look(new AlertRule { Name = "r", Metric = "free", Threshold = 10 }).Step.Ledger.Statuses).Reason);
        Assert.Empty(Look(new AlertRule { Name = "s", Metric = "free", Threshold = 10, Direction = Direction.Higher }).Step.Ledger.Statuses);
    }

    [Fact]
    public void A_counter_without_increments_has_a_rate_of_zero()
    {
        _stored.Define("runs", MetricKind.Counter);
        _stored.Add("runs", "", StoredMetrics.Sample("10:00:00", 1));
        AlertStatus status = Assert.Single(Look(new AlertRule { Name = "r", Metric = "runs", Threshold = 0.001, Direction = Direction.Lower }).Step.Ledger.Statuses);
        Assert.Equal((0, AlertState.Firing), (status.Value, status.Phase.State));
    }

    [Fact]
    public void Each_series_that_a_filter_lets_through_has_an_alert_of_its_own()
    {
        foreach (string host in new[] { "web1", "web2", "db1" }) _stored.Add("cpu", $"host={host}", StoredMetrics.Sample("12:00:00", host == "web2" ? 1 : 99));
        var rule = new AlertRule { Name = "r", Metric = "c*", Tags = TagFilter.Parse("host=web*").Conditions, Threshold = 50 };
        Assert.Equal("host=web1", Assert.Single(Look(rule).Step.Ledger.Statuses).Tags.ToString());
    }

    [Fact]
    public void A_threshold_to_resolve_at_keeps_an_alert_from_coming_and_going()
    {
        var rule = new AlertRule { Name = "r", Metric = "cpu", Threshold = 90, ResolveThreshold = 80, Aggregate = Aggregate.Last };
        var states = new List<AlertState>();
        foreach (double value in new double[] { 85, 95, 85, 91, 85, 80, 85 })
        {
            _time.Now += UnixTime.Minute;
            _stored.Add("cpu", "", new Sample(_time.Now, value));
            states.Add(Look(rule).Step.Ledger.Statuses.SingleOrDefault()?.Phase.State ?? AlertState.Inactive);
        }

        Assert.Equal(
            [AlertState.Inactive, AlertState.Firing, AlertState.Firing, AlertState.Firing, AlertState.Firing, AlertState.Resolved, AlertState.Resolved], states);
    }

    [Fact]
    public void A_rate_rule_looks_at_the_slope_whatever_single_samples_do()
    {
        _stored.Add("disk.used", "", [.. Enumerable.Range(0, 61).Select(place => new Sample(_stored.NowMilliseconds - ((60 - place) * UnixTime.Minute), place == 30 ? 1e6 : 100 + (place * 0.1)))]);
        var rule = new AlertRule { Name = "r", Metric = "disk.used", Kind = AlertRuleKind.Rate, Threshold = 5, Per = TimeSpan.FromHours(1), Window = TimeSpan.FromHours(1) };
        AlertStatus status = Assert.Single(Look(rule).Step.Ledger.Statuses);
        Assert.Equal(6, status.Value!.Value, 0.01);
        Assert.Equal("disk.used rises per 1h (in 1h) by 6, above 5.", status.Reason);
        Assert.Empty(Look(rule with { Name = "s", Direction = Direction.Lower }).Step.Ledger.Statuses);
        Assert.Empty(Look(rule with { Name = "t", Threshold = 7 }).Step.Ledger.Statuses);
    }

    [Fact]
    public void A_rate_rule_counts_the_increments_of_a_counter()
    {
        _stored.Define("errors", MetricKind.Counter);
        _stored.Add("errors", "", StoredMetrics.Sample("11:56:00", 100), StoredMetrics.Sample("11:59:00", 200));
        AlertStatus status = Assert.Single(Look(new AlertRule { Name = "r", Metric = "errors", Kind = AlertRuleKind.Rate, Threshold = 0.5, Per = Minute }).Step.Ledger.Statuses);
        Assert.Equal(60, status.Value!.Value, 1e-9);
    }

    [Fact]
    public void An_absence_rule_fires_when_a_series_is_silent_or_was_never_there()
    {
        var rule = new AlertRule { Name = "r", Metric = "beat", Kind = AlertRuleKind.Absence, Window = Minute };
        Assert.Equal("beat was never recorded.", Assert.Single(Look(rule).Step.Ledger.Statuses).Reason);
        _stored.Add("beat", "host=a", StoredMetrics.Sample("11:59:30", 1));
        _stored.Add("beat", "host=b", StoredMetrics.Sample("11:00:00", 1));

        AlertEvaluation evaluation = Look(rule);

        Assert.Equal([AlertState.Resolved, AlertState.Firing], evaluation.Step.Ledger.Statuses.Select(static status => status.Phase.State));
        AlertStatus silent = evaluation.Step.Ledger.Statuses[1];
        Assert.Equal(("host=b", 3600, "beat{host=b} has had no samples for 1m: the newest is of 2026-01-31T11:00:00.000Z."), (silent.Tags.ToString(), silent.Value, silent.Reason));
    }

    [Fact]
    public void A_deviation_rule_fires_as_the_judges_say_and_never_without_history()
    {
        _stored.AddHistory("calm", Minute, [.. Steady, 101]);
        _stored.AddHistory("jump", Minute, [.. Steady, 200]);
        _stored.AddHistory("young", Minute, 1, 1, 500);
        foreach (string metric in new[] { "calm", "jump", "young" })
        {
            var rule = new AlertRule { Name = metric, Metric = metric, Kind = AlertRuleKind.Deviation, Window = Minute + TimeSpan.FromSeconds(1), Severity = Severity.Info };
            AlertEvaluation evaluation = Look(rule);
            Assert.Empty(evaluation.Errors);
            Assert.Equal(metric == "jump", evaluation.Step.Ledger.Statuses is [{ Severity: Severity.Critical, Phase.State: AlertState.Firing }]);
        }
    }

    [Fact]
    public void A_metric_that_does_not_exist_is_an_error_and_changes_nothing()
    {
        _stored.Add("cpu", "", StoredMetrics.Sample("12:00:00", 99));
        var rule = new AlertRule { Name = "r", Metric = "cpu", Threshold = 50 };
        Assert.Single(Look(rule).Step.Changes);
        _stored.Store.RemoveMetric(_stored.Store.FindMetric("cpu")!.Id);

        AlertEvaluation evaluation = Look(rule);

        Assert.Equal(ErrorId.MetricNotFound, Assert.Single(evaluation.Errors).Id);
        Assert.Equal(AlertState.Firing, Assert.Single(evaluation.Step.Ledger.Statuses).Phase.State);
    }

    [Fact]
    public void A_series_that_has_gone_silent_resolves()
    {
        _stored.Add("cpu", "", StoredMetrics.Sample("12:00:00", 99));
        var rule = new AlertRule { Name = "r", Metric = "cpu", Threshold = 50 };
        Look(rule);
        _time.Now += UnixTime.Hour;
        Assert.Equal("cpu has no samples of the last 5m.", Assert.Single(Look(rule).Step.Changes).Reason);
    }

    [Fact]
    public void A_look_that_changes_nothing_writes_nothing()
    {
        _stored.Add("cpu", "", StoredMetrics.Sample("12:00:00", 1));
        Look(new AlertRule { Name = "r", Metric = "cpu", Threshold = 50 });
        Assert.Empty(_stored.Store.GetDocuments("alert-state"));
    }

    [Fact]
    public void The_history_keeps_the_newest_changes()
    {
        var rule = new AlertRule { Name = "r", Metric = "cpu", Threshold = 50, Aggregate = Aggregate.Last };
        for (int i = 0; i < 130; i++)
        {
            _time.Now += UnixTime.Minute;
            _stored.Add("cpu", "", new Sample(_time.Now, i % 2 == 0 ? 99 : i / 100.0));
            Look(rule);
        }

        IReadOnlyList<AlertTransition> history = new AlertLedgers(_stored.Store).Get("r").History;
        Assert.Equal(AlertLedger.MaximumHistory, history.Count);
        Assert.Equal((_time.Now, 1.29), (history[^1].Timestamp, history[^1].Value));
    }

    [Fact]
    public void A_rule_that_is_turned_off_makes_its_alerts_inactive()
    {
        _stored.Add("cpu", "", StoredMetrics.Sample("12:00:00", 99));
        var rules = new AlertRules(_stored.Store, _time.Now);
        Look(rules.Add(new AlertRule { Name = "r", Metric = "cpu", Threshold = 50, IsEnabled = true }));

        rules.Change("r", static rule => rule with { IsEnabled = false });

        AlertLedger ledger = new AlertLedgers(_stored.Store).Get("r");
        Assert.Empty(ledger.Statuses);
        Assert.Equal((AlertState.Firing, AlertState.Inactive), (ledger.History[^1].From, ledger.History[^1].To));
    }

    [Fact]
    public void A_resolved_alert_is_shown_for_a_day()
    {
        _stored.Add("cpu", "", StoredMetrics.Sample("12:00:00", 99));
        var rule = new AlertRule { Name = "r", Metric = "cpu", Threshold = 50 };
        Look(rule);
        _time.Now += UnixTime.Hour;
        Look(rule);
        _time.Now += UnixTime.Day - 1;
        Assert.Equal(AlertState.Resolved, Assert.Single(Look(rule).Step.Ledger.Statuses).Phase.State);
        _time.Now += 2;
        Assert.Empty(Look(rule).Step.Ledger.Statuses);
    }

    [Fact]
    public void Of_several_that_look_at_once_one_tells_of_each_change()
    {
        for (int series = 0; series < 20; series++) _stored.Add("cpu", $"host=h{series}", StoredMetrics.Sample("12:00:00", 99));
        var rule = new AlertRule { Name = "r", Metric = "cpu", Threshold = 50 };
        int[] changes = new int[4];

        Simultaneously.Run(changes.Length, place =>
        {
            using SqliteMetricStore store = SqliteMetricStore.Open(_stored.Store.Location, new StoreOptions { Access = StoreAccess.Write });
            var evaluator = new AlertEvaluator(new SeriesSelector(store, PrivacySettings.Default), _stored.Queries.Time, webhook: null);
            for (int look = 0; look < 10; look++) changes[place] += evaluator.Evaluate(rule, CancellationToken.None).Step.Changes.Count;
        });

        Assert.Equal(20, changes.Sum());
        Assert.Equal(20, new AlertLedgers(_stored.Store).Get("r").History.Count);
    }

    private static double[] Steady => [.. Enumerable.Range(0, 30).Select(static place => 100.0 + (place * 7 % 11) - 5)];

    private AlertEvaluation Look(AlertRule rule) => new AlertEvaluator(_stored.Selector, _time, webhook: null).Evaluate(rule, CancellationToken.None);
}
