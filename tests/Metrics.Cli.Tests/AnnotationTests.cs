using System.Text.Json;

namespace MetricsTools.CommandLine;

public sealed class AnnotationTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void What_is_annotated_is_shown()
    {
        _cli.Run("annotate", "Database down", "--tag", "kind=incident", "--timestamp", "2026-01-31T08:00Z", "--duration", "90m").Expect(0);
        _cli.Run("annotate", "Release 2", "--tag", "kind=deployment", "--timestamp", "2026-01-31T09:00Z").Expect(0);
        using var json = JsonDocument.Parse(_cli.Run("annotations", "--tag", "kind=incident", "--format", "json").Expect(0).Output);
        JsonElement annotation = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("Database down", "01:30:00", "2026-01-31T08:00:00.000Z"), (annotation.GetProperty("Text").GetString(), annotation.GetProperty("Duration").GetString(), annotation.GetProperty("Id").GetString()));
        Assert.Contains("Release 2", _cli.Run("annotations", "rel*").Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("note: There are no such annotations", _cli.Run("annotations", "--last", "1h").Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_of_annotations_is_left_out_of_a_history()
    {
        DateTimeOffset start = DateTimeOffset.UtcNow.AddHours(-20);
        string rows = string.Concat(Enumerable.Range(0, 20).Select(hour => FormattableString.Invariant($"{{\"Name\":\"x\",\"Value\":{(hour == 10 ? 900 : 100 + (hour % 3))},\"Timestamp\":\"{start.AddHours(hour):O}\"}}\n")));
        _cli.RunWithInput(rows, "add", "--format", "ndjson").Expect(0);
        _cli.Run("annotate", "Down", "--tag", "kind=incident", "--timestamp", start.AddHours(10).ToString("O")).Expect(0);
        using var json = JsonDocument.Parse(_cli.Run("baseline", "x", "--exclude-annotation", "kind=incident", "--format", "json").Expect(0).Output);
        Assert.Equal((19, 102), (json.RootElement[0].GetProperty("Count").GetInt32(), json.RootElement[0].GetProperty("Maximum").GetInt32()));
        _cli.Run("add", "x", "130").Expect(0);
        _cli.Run("test", "x", "--method", "zscore").Expect(0);
        _cli.Run("test", "x", "--method", "zscore", "--exclude-annotation", "kind=incident").Expect(3);
        _cli.Run("baseline", "x", "--exclude-annotation", "down", "--save", "v1").Expect(0);
    }

    [Theory]
    [InlineData("OptionsInConflict", "annotate", "a", "--end", "2026-01-31T08:00Z", "--duration", "1h")]
    [InlineData("RangeReversed", "annotate", "a", "--timestamp", "2026-01-31T08:00Z", "--end", "2026-01-31T07:00Z")]
    [InlineData("AnnotationInvalid", "annotate", " ")]
    [InlineData("Usage", "annotate")]
    [InlineData("Usage", "baseline", "x", "--exclude-annotation", "")]
    public void A_mistake_is_named(string id, params string[] arguments) => _cli.Run(arguments).Expect(2, id);
}
