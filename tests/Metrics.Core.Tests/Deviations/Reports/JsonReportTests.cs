using System.Text.Json;

namespace MetricsTools.Deviations.Reports;

public sealed class JsonReportTests
{
    [Fact]
    public void A_result_has_all_members_in_their_order_on_one_line() => Assert.Equal(
        """
        [
        {"Timestamp":"2026-01-31T08:00:00.000Z","Name":"build.duration","Tag":{"branch":"main"},"Value":950,"Expected":811,"Lower":null,"Upper":831.5,"Score":20.1,"Percent":17.139,"Direction":"Higher","Severity":"Critical","Verdict":"Deviation","IsDeviation":true,"Method":"Auto","Count":1,"BaselineCount":9,"PValue":null,"Unit":"ms","Baseline":null,"Reason":"build.duration{branch=main} rose 17.1 % (p50 811 ms to 950 ms, 1 run against 9; score 20.1, Warning from 3)."}
        ]

        """.Replace("\r", ""),
        Reported.Write("Json", Reported.Worse));

    [Fact]
    public void A_report_of_nothing_is_an_empty_array() => Assert.Equal("[]\n", Reported.Write("Json"));

    [Fact]
    public void Every_report_is_json_that_says_what_it_was_told_in_every_culture() => Always.Holds(Reported.Hostile, result =>
    {
        using var german = new Culture("de-DE");
        using JsonDocument document = JsonDocument.Parse(Reported.Write("Json", result));
        JsonElement one = Assert.Single(document.RootElement.EnumerateArray());
        Assert.Equal(result.Name.Replace('\ud800', '\ufffd'), one.GetProperty("Name").GetString());
        Assert.Equal(result.Tags[0].Value, one.GetProperty("Tag").EnumerateObject().Single().Value.GetString());
        Assert.Equal(result.Value, one.GetProperty("Value").GetDouble());
    });
}
