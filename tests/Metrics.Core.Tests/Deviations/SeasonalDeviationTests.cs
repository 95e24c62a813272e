using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Deviations;

public sealed class SeasonalDeviationTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly DeviationRequest Daily = new() { Window = TimeSpan.FromDays(14), History = new HistoryOptions { Seasonality = Seasonality.HourOfDay } };

    private readonly StoredMetrics _stored = new();

    public void Dispose() => _stored.Dispose();

    [Theory]
    [InlineData(100, Verdict.Normal)]
    [InlineData(20, Verdict.Deviation)]
    public void A_value_is_judged_by_its_hour_of_the_day(double value, Verdict expected)
    {
        // The newest is of 11:00, when 100 is usual; 20 is usual at night.
        AddDays(10, value);
        Deviation result = Judge(Daily);
        Assert.Equal(expected, result.Verdict);
        Assert.InRange(result.Expected!.Value, 97, 103);
        Assert.Contains("at 11:00", result.Reason, StringComparison.Ordinal);
        Assert.Equal(Verdict.Normal, Judge(Daily with { History = HistoryOptions.Default }).Verdict);
    }

    [Fact]
    public void Several_values_are_judged_each_by_its_hour()
    {
        AddDays(10, null);
        Deviation result = Judge(Daily with { Count = 14 });
        Assert.Equal(Verdict.Normal, result.Verdict);
        Assert.InRange(result.Value!.Value, 95, 105);
    }

    [Theory]
    [InlineData("Auto")]
    [InlineData("Mad")]
    [InlineData("ZScore")]
    [InlineData("Iqr")]
    [InlineData("Percent")]
    [InlineData("Percentile")]
    [InlineData("MannWhitney")]
    public void Every_method_sees_the_hour(string method)
    {
        AddDays(14, null, night: 10);
        var options = new DeviationOptions { Judge = DeviationJudges.Find(method) };
        Deviation result = new SeriesDeviation(_stored.Store, _stored.NowMilliseconds).JudgeNewest(_stored.Group("m"), Daily with { Count = 5, Window = TimeSpan.FromDays(20) }, options);
        Assert.NotEqual(Verdict.Deviation, result.Verdict);
        Assert.InRange(result.Expected!.Value, 97, 103);
    }

    [Fact]
    public void A_profile_that_was_read_back_judges_the_same()
    {
        AddDays(10, 20);
        Baseline baseline = new SeriesBaseline(_stored.Store, _stored.NowMilliseconds) { Window = TimeSpan.FromDays(14), AsOf = _stored.NowMilliseconds - UnixTime.Hour - 1, History = Daily.History }
            .Compute(_stored.Group("m"))!;
        Baseline read = BaselineJson.Read(BaselineJsonWriter.Write(baseline))[0];
        Deviation expected = Judge(Daily), ofRead = Judge(Daily with { Baseline = read });
        Assert.Equal((expected.Score, expected.Expected, expected.Lower, expected.Verdict, expected.Reason), (ofRead.Score, ofRead.Expected, ofRead.Lower, ofRead.Verdict, ofRead.Reason));
    }

    [Fact]
    public void A_history_too_short_for_the_season_is_inconclusive_and_says_why()
    {
        _stored.AddHistory("m", Hour, [.. Enumerable.Range(0, 30).Select(i => (double)i)]);
        Deviation result = Judge(Daily);
        Assert.Equal(Verdict.Inconclusive, result.Verdict);
        Assert.Contains("needs 2 days of history", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_hour_without_history_is_inconclusive()
    {
        _stored.AddHistory("m", TimeSpan.FromDays(1), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        _stored.Add("m", "", new Sample(_stored.NowMilliseconds - (5 * UnixTime.Hour), 5));
        Deviation result = Judge(Daily);
        Assert.Equal(Verdict.Inconclusive, result.Verdict);
        Assert.Contains("too little history at 07:00", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_need_no_season()
    {
        AddDays(10, 20);
        var options = new DeviationOptions { Judge = DeviationJudges.Find("Static"), WarningThreshold = 500 };
        Assert.Equal(Verdict.Normal, new SeriesDeviation(_stored.Store, _stored.NowMilliseconds).JudgeNewest(_stored.Group("m"), Daily, options).Verdict);
    }

    // Of 8:00 to 19:59, 100, and 20 at night; with noise of 2 %.
    private void AddDays(int days, double? newest, double night = 20)
    {
        double[] noise = Gaussian.Values(new Random(11), days * 24, 1, 0.02);
        double[] values = [.. noise.Select((factor, i) => HourOf(noise.Length - i) is >= 8 and < 20 ? 100 * factor : night * factor)];
        if (newest is { } value) values[^1] = value;
        _stored.AddHistory("m", Hour, values);
    }

    private int HourOf(int hoursAgo) => UnixTime.ToDateTimeOffset(_stored.NowMilliseconds - (hoursAgo * UnixTime.Hour)).Hour;

    private Deviation Judge(DeviationRequest request) => new SeriesDeviation(_stored.Store, _stored.NowMilliseconds).JudgeNewest(_stored.Group("m"), request, new DeviationOptions());
}
