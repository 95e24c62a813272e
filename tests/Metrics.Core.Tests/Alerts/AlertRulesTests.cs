using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.Alerts;

public sealed class AlertRulesTests : IDisposable
{
    private static readonly AlertRule Low = new()
    {
        Name = "disk.low",
        Metric = "disk.free",
        Tags = TagFilter.Parse("host=web*,host=db1,rack").Conditions,
        Threshold = 10,
        ResolveThreshold = 15,
        Direction = Direction.Lower,
        Window = TimeSpan.FromMinutes(10),
        Aggregate = Aggregate.Minimum,
        For = TimeSpan.FromMinutes(3),
        KeepFiring = TimeSpan.FromMinutes(4),
        Severity = Severity.Critical,
        Annotations = new Dictionary<string, string> { ["summary"] = "größer \"als\" <1>\n" },
        Webhook = "https://user:secret@example.com/a?b=c",
        IsEnabled = true,
    };

    private readonly StoredMetrics _stored = new();

    private AlertRules Rules => new(_stored.Store, _stored.NowMilliseconds);

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void A_rule_comes_back_as_it_was_with_its_times()
    {
        Rules.Add(Low);
        AlertRule stored = Rules.Get("DISK.LOW");
        Assert.Equal((_stored.NowMilliseconds, _stored.NowMilliseconds, null), (stored.Created, stored.Updated, stored.Deleted));
        Assert.Equivalent(Low with { Created = stored.Created, Updated = stored.Updated }, stored, strict: true);
    }

    [Fact]
    public void A_name_is_taken_until_its_rule_is_removed()
    {
        Rules.Add(Low);
        Assert.Equal(ErrorId.AlertRuleExists, Assert.Throws<MetricException>(() => Rules.Add(Low with { Name = "Disk.Low" })).Id);
        Rules.Remove("disk.low");
        Rules.Add(Low with { Threshold = 1 });
        Assert.Equal((1, null), (Rules.Get("disk.low").Threshold, Rules.Get("disk.low").Deleted));
    }

    [Fact]
    public void A_removed_rule_is_put_away_and_can_be_had_back()
    {
        Rules.Add(Low);
        Rules.Remove("disk.low");
        Assert.Equal(_stored.NowMilliseconds, Rules.Get("disk.low").Deleted);
        Assert.Null(Rules.Change("disk.low", static rule => rule with { Deleted = null }).Deleted);
        Assert.Equal(10, Rules.Get("disk.low").Threshold);
    }

    [Fact]
    public void What_two_change_at_once_is_changed_by_both()
    {
        Rules.Add(Low with { Threshold = 0, ResolveThreshold = null });
        Simultaneously.Run(4, _ =>
        {
            for (int i = 0; i < 25; i++) Rules.Change("disk.low", static rule => rule with { Threshold = rule.Threshold + 1 });
        });
        Assert.Equal(100, Rules.Get("disk.low").Threshold);
    }

    [Fact]
    public void A_rule_that_does_not_exist_is_told() =>
        Assert.Equal(ErrorId.AlertRuleNotFound, Assert.Throws<MetricException>(() => Rules.Change("none", static rule => rule)).Id);

    [Fact]
    public void What_a_later_version_adds_is_passed_over_and_what_is_broken_is_told()
    {
        Store("later", """{"Name":"later","Metric":"m","Kind":"Static","Threshold":1,"Whatever":{"a":[1]}}""");
        Store("broken", """{"Name":"broken","Metric":""");
        Store("unknown", """{"Name":"unknown","Metric":"m","Kind":"Psychic"}""");
        Assert.Equal(1, Rules.Get("later").Threshold);
        Assert.Equal(ErrorId.AlertRuleUnreadable, Assert.Throws<MetricException>(() => Rules.Get("broken")).Id);
        Assert.Equal(ErrorId.AlertRuleUnreadable, Assert.Throws<MetricException>(() => Rules.Get("unknown")).Id);

        void Store(string name, string text) => _stored.Store.TrySetDocument(new StoredDocument("alert-rule", name, text) { Created = 1, Updated = 1 });
    }

    [Theory]
    [InlineData("")]
    [InlineData(" x")]
    [InlineData("a*")]
    [InlineData("a\nb")]
    [InlineData("a`b")]
    public void A_name_that_cannot_be_found_again_is_refused(string name) => Refused(Low with { Name = name });

    [Fact]
    public void A_rule_that_cannot_be_evaluated_is_refused()
    {
        Refused(Low with { Name = new string('x', 129) });
        Refused(Low with { Threshold = null });
        Refused(Low with { Kind = AlertRuleKind.Rate, Threshold = null });
        Refused(Low with { Kind = AlertRuleKind.Absence });
        Refused(Low with { Direction = Direction.Both });
        Refused(Low with { ResolveThreshold = 9 });
        Refused(Low with { Direction = Direction.Higher, ResolveThreshold = 11 });
        Refused(Low with { Window = TimeSpan.Zero });
        Refused(Low with { Window = TimeSpan.FromDays(400) });
        Refused(Low with { For = TimeSpan.FromTicks(-1) });
        Refused(Low with { Severity = Severity.None });
        Refused(Low with { Annotations = new Dictionary<string, string> { [""] = "x" } });
        Refused(Low with { Annotations = new Dictionary<string, string> { ["x"] = new('x', 4097) } });
        Refused(Low with { Threshold = double.NaN }, ErrorId.ValueNotFinite);
        Refused(Low with { Metric = "1x" }, ErrorId.NameInvalid);
        Refused(Low with { Kind = AlertRuleKind.Deviation, Method = "Guess", ResolveThreshold = null }, ErrorId.MethodUnknown);
        Refused(Low with { Webhook = "ftp://example.com" }, ErrorId.WebhookInvalid);
    }

    private void Refused(AlertRule rule, ErrorId expected = ErrorId.AlertRuleInvalid)
    {
        Assert.Equal(expected, Assert.Throws<MetricException>(() => Rules.Add(rule)).Id);
        Assert.Empty(Rules.Names());
    }
}
