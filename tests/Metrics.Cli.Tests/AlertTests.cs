using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace MetricsTools.CommandLine;

public sealed class AlertTests : IDisposable
{
    private readonly Cli _cli = new();

    public AlertTests()
    {
        _cli.Run("add", "load", "95", "--tag", "host=a").Expect(0);
        _cli.Run("add", "load", "5", "--tag", "host=b").Expect(0);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_rule_that_fires_ends_with_3()
    {
        AddRule("high", """{"Metric":"load","Threshold":90,"IsEnabled":true}""");
        CliResult result = _cli.Run("alert").Expect(3);
        Assert.Contains("load{host=a} (Average of 5m) is 95, above 90.", result.Output, StringComparison.Ordinal);
        using JsonDocument again = JsonDocument.Parse(_cli.Run("alert", "--format", "json").Expect(3).Output);
        JsonElement alert = Assert.Single(again.RootElement.EnumerateArray());
        Assert.Equal(("high", "Firing", "a", false), (
            alert.GetProperty("Rule").GetString(), alert.GetProperty("State").GetString(), alert.GetProperty("Tag").GetProperty("host").GetString(), alert.GetProperty("IsChanged").GetBoolean()));
    }

    [Fact]
    public void Nothing_that_fires_ends_with_0()
    {
        AddRule("off", """{"Metric":"load","Threshold":1}""");
        AddRule("soon", """{"Metric":"load","Threshold":90,"For":"01:00:00","IsEnabled":true}""");
        Assert.Contains("Pending", _cli.Run("alert").Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal("", _cli.Run("alert", "off").Expect(0).Output);
    }

    [Fact]
    public void A_rule_that_fails_ends_with_2_and_the_others_are_looked_at()
    {
        AddRule("a", """{"Metric":"missing","Threshold":1,"IsEnabled":true}""");
        AddRule("b", """{"Metric":"load","Threshold":90,"Webhook":"http://ann:hunter2@127.0.0.1:9/hunter2","IsEnabled":true}""");
        _cli.Run("alert", "a").Expect(2, "MetricNotFound");
        CliResult result = _cli.Run("alert").Expect(2, "WebhookFailed");
        Assert.Contains("Firing", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.Error, StringComparison.Ordinal);
        _cli.Run("alert", "b", "--no-webhook").Expect(3);
        _cli.Run("alert", "none").Expect(2, "AlertRuleNotFound");
    }

    [Fact]
    public void A_store_that_is_not_there_ends_with_1() => _cli.Run("alert", "--store", "none.db").Expect(1, "StoreNotFound");

    // As docs/storage-format.md has it; the cmdlets make rules.
    private void AddRule(string name, string json)
    {
        using var connection = new SqliteConnection($"Data Source={_cli.File("store.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE IF NOT EXISTS document (kind TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, text TEXT NOT NULL, created INTEGER NOT NULL,
                updated INTEGER NOT NULL, deleted INTEGER, version INTEGER NOT NULL, PRIMARY KEY (kind, name));
            INSERT INTO document (kind, name, text, created, updated, version) VALUES ('alert-rule', $name, $text, 0, 0, 1)
            """;
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$text", json.Insert(1, $"\"Name\":\"{name}\","));
        command.ExecuteNonQuery();
    }
}
