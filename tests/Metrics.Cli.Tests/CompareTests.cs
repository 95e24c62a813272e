using System.Text.Json;

namespace MetricsTools.CommandLine;

public sealed class CompareTests : IDisposable
{
    private static readonly string Ten = string.Concat(new[] { 10, 12, 11, 13, 9, 10, 11, 12, 10, 11 }.Select(value => $"{value}\n"));
    private static readonly string Twice = string.Concat(new[] { 20, 24, 22, 26, 18, 20, 22, 24, 20, 22 }.Select(value => $"{value}\n"));

    private readonly Cli _cli = new();

    public CompareTests()
    {
        _cli.RunWithInput(Ten, "add", "x", "--unit", "ms", "--tag", "engine=old").Expect(0);
        _cli.RunWithInput(Twice, "add", "x", "--tag", "engine=new").Expect(0);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Series_of_two_tags_are_compared()
    {
        JsonElement result = Json("compare", "x", "--reference-tag", "engine=old", "--tag", "engine=new", "--format", "json");
        Assert.Equal(("Deviation", 11.0, 22.0, "engine=old"), (result.GetProperty("Verdict").GetString(), result.GetProperty("ReferenceMedian").GetDouble(), result.GetProperty("Median").GetDouble(), result.GetProperty("Reference").GetString()));
    }

    [Fact]
    public void A_saved_baseline_is_compared_with_what_is_stored()
    {
        _cli.Run("baseline", "x", "--save", "v1").Expect(0);
        Assert.Equal(2, _cli.Run("compare", "x", "--reference-label", "v1").Expect(0).Output.Split("Normal").Length - 1);
    }

    [Fact]
    public void A_range_is_compared_with_nothing_before_it_without_a_conclusion() =>
        Assert.Contains("Inconclusive", _cli.Run("compare", "x", "--tag", "engine=old", "--last", "1h").Expect(0).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("SideMissing", "x")]
    [InlineData("SideMissing", "x", "--label", "v1")]
    [InlineData("SideMissing", "x", "--reference-tag", "a=b")]
    [InlineData("SideMissing", "x", "--reference-end", "2026-01-01")]
    [InlineData("OptionsInConflict", "x", "--reference-tag", "a=b", "--tag", "a=c", "--reference-label", "v1")]
    [InlineData("BaselineNotFound", "x", "--reference-label", "v9")]
    [InlineData("MetricNotFound", "typo", "--last", "1h")]
    [InlineData("Usage", "x", "--last", "1h", "--minimum-effect", "-1")]
    [InlineData("Usage")]
    public void A_mistake_is_named(string id, params string[] arguments) => _cli.Run(["compare", .. arguments]).Expect(2, id);

    private JsonElement Json(params string[] arguments)
    {
        using var json = JsonDocument.Parse(_cli.Run(arguments).Expect(0).Output);
        return Assert.Single(json.RootElement.EnumerateArray()).Clone();
    }
}
