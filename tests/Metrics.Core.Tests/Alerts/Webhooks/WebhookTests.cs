using System.Text;
using System.Text.Json;
using MetricsTools.Queries;

namespace MetricsTools.Alerts.Webhooks;

public sealed class WebhookTests
{
    private readonly List<TimeSpan> _waits = [];

    [Fact]
    public void A_body_arrives_as_json()
    {
        using var receiver = new Receiver();
        Post(receiver);
        Assert.Equal(("application/json; charset=utf-8", "{\"a\":\"é\"}"), Assert.Single(receiver.Posts));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public void What_may_pass_is_tried_again_after_a_second_and_two(int status)
    {
        using var receiver = new Receiver(status, status);
        Post(receiver);
        Assert.Equal(3, receiver.Posts.Count);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], _waits);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(302)]
    public void What_does_not_pass_is_tried_once(int status)
    {
        using var receiver = new Receiver(status);
        MetricException error = Assert.Throws<MetricException>(() => Post(receiver));
        Assert.Equal($"The post to http://127.0.0.1:{receiver.Port}/... did not arrive in 1 attempt(s): the answer is {status}.", error.Message);
        Assert.Single(receiver.Posts);
    }

    [Fact]
    public void A_failure_is_told_after_the_last_attempt_without_a_secret()
    {
        using var receiver = new Receiver(500, 500, 500);
        string message = Assert.Throws<MetricException>(() => Post(receiver)).ToString();
        Assert.Contains("in 3 attempt(s): the answer is 500", message);
        Assert.DoesNotContain("hunter2", message);
        Assert.DoesNotContain("token", message);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_given_up()
    {
        using var receiver = new Receiver(0, 0, 0);
        using var webhook = new Webhook(Options with { Timeout = TimeSpan.FromMilliseconds(200) });
        MetricException error = Assert.Throws<MetricException>(() => webhook.Post(receiver.Address, Body, CancellationToken.None));
        Assert.Contains("there is no answer within 0.2 s", error.Message);
    }

    [Fact]
    public void A_server_that_is_not_there_is_told_without_a_secret()
    {
        using var webhook = new Webhook(Options);
        string message = Assert.Throws<MetricException>(() => webhook.Post(new Uri($"http://ann:hunter2@127.0.0.1:{Receiver.FreePort()}/token?key=hunter2"), Body, CancellationToken.None)).ToString();
        Assert.Contains("in 3 attempt(s)", message);
        Assert.DoesNotContain("hunter2", message);
        Assert.DoesNotContain("token", message);
    }

    [Fact]
    public void A_post_can_be_stopped()
    {
        using var receiver = new Receiver(500, 500, 500);
        using var stopping = new CancellationTokenSource();
        using var webhook = new Webhook(Options with { Wait = (_, _) => stopping.Cancel() });
        Assert.ThrowsAny<OperationCanceledException>(() => webhook.Post(receiver.Address, Body, stopping.Token));
        Assert.Single(receiver.Posts);
    }

    [Theory]
    [InlineData("ftp://example.com/hunter2")]
    [InlineData("file:///hunter2")]
    [InlineData("hunter2")]
    [InlineData("/hunter2")]
    [InlineData("javascript:hunter2")]
    public void Only_http_is_an_address_and_no_other_is_shown(string text)
    {
        MetricException error = Assert.Throws<MetricException>(() => WebhookAddress.Parse(text));
        Assert.Equal(ErrorId.WebhookInvalid, error.Id);
        Assert.DoesNotContain("hunter2", error.Message);
    }

    [Theory]
    [InlineData("https://ann:pw@hooks.example.com/services/T0/B0?x=y#z", "https://hooks.example.com/...")]
    [InlineData("http://example.com:8080/a", "http://example.com:8080/...")]
    [InlineData("https://example.com", "https://example.com/")]
    public void Of_an_address_no_more_than_the_host_is_shown(string text, string expected) => Assert.Equal(expected, WebhookAddress.Mask(WebhookAddress.Parse(text)));

    [Fact]
    public void A_change_is_posted_once_and_says_what_for_people_and_programs()
    {
        using var stored = new StoredMetrics();
        using var receiver = new Receiver();
        stored.Add("cpu", "host=<a>", StoredMetrics.Sample("12:00:00", 99));
        AlertRule rule = RuleFor(receiver) with { Annotations = new Dictionary<string, string> { ["runbook"] = "https://wiki/cpu" } };
        for (int look = 0; look < 3; look++) Assert.Empty(Look(stored, rule).Errors);

        using JsonDocument body = JsonDocument.Parse(Assert.Single(receiver.Posts).Body);
        Assert.Equal("[Firing Warning] r: cpu{host=<a>} (Average of 5m) is 99, above 50.", body.RootElement.GetProperty("text").GetString());
        Assert.Equal("https://wiki/cpu", body.RootElement.GetProperty("annotations").GetProperty("runbook").GetString());
        JsonElement alert = Assert.Single(body.RootElement.GetProperty("alerts").EnumerateArray());
        Assert.Equal(("Firing", "<a>", 99, "2026-01-31T12:00:00.000Z"), (
            alert.GetProperty("state").GetString(), alert.GetProperty("tags").GetProperty("host").GetString(), alert.GetProperty("value").GetDouble(), alert.GetProperty("since").GetString()));
    }

    [Fact]
    public void A_post_that_did_not_arrive_is_tried_again_by_the_next_look()
    {
        using var stored = new StoredMetrics();
        using var receiver = new Receiver(500, 500, 500);
        stored.Add("cpu", "", StoredMetrics.Sample("12:00:00", 99));
        Assert.Equal(ErrorId.WebhookFailed, Assert.Single(Look(stored, RuleFor(receiver)).Errors).Id);
        AlertEvaluation again = Look(stored, RuleFor(receiver));
        Assert.Empty(again.Errors);
        Assert.Empty(again.Step.Changes);
        Look(stored, RuleFor(receiver));
        Assert.Equal(4, receiver.Posts.Count);
    }

    [Fact]
    public void A_look_without_posting_leaves_the_post_to_another()
    {
        using var stored = new StoredMetrics();
        using var receiver = new Receiver();
        stored.Add("cpu", "", StoredMetrics.Sample("12:00:00", 99));
        new AlertEvaluator(stored.Selector, stored.Queries.Time, webhook: null).Evaluate(RuleFor(receiver), CancellationToken.None);
        Assert.Empty(receiver.Posts);
        Look(stored, RuleFor(receiver));
        Assert.Single(receiver.Posts);
    }

    private static byte[] Body => Encoding.UTF8.GetBytes("{\"a\":\"é\"}");

    private WebhookOptions Options => new() { Timeout = TimeSpan.FromSeconds(30), Wait = (span, _) => _waits.Add(span) };

    private static AlertRule RuleFor(Receiver receiver) => new() { Name = "r", Metric = "cpu", Threshold = 50, Webhook = receiver.Address.AbsoluteUri };

    private AlertEvaluation Look(StoredMetrics stored, AlertRule rule)
    {
        using var webhook = new Webhook(Options);
        return new AlertEvaluator(stored.Selector, stored.Queries.Time, webhook).Evaluate(rule, CancellationToken.None);
    }

    private void Post(Receiver receiver)
    {
        using var webhook = new Webhook(Options);
        webhook.Post(receiver.Address, Body, CancellationToken.None);
    }
}
