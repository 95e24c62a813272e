using FsCheck;
using FsCheck.Fluent;
using MetricsTools.Deviations;
using MetricsTools.Model;

namespace MetricsTools.Anomalies;

public sealed class StreamAnomalyDetectorTests
{
    private const long FiveMinutes = 300_000;

    [Fact]
    public void A_spike_is_critical_and_what_is_usual_is_nothing()
    {
        double[] values = Gaussian.Values(new Random(1), 1000, 50, 2);
        values[700] = 90;
        double[] scores = Scores(values);
        Assert.Equal(700, Array.IndexOf(scores, scores.Max()));
        Assert.Equal(Severity.Critical, AnomalyThresholds.SeverityOf(scores[700]));
        Assert.InRange(scores.Count(score => AnomalyThresholds.SeverityOf(score) >= Severity.Warning), 1, 6);
    }

    [Fact]
    public void The_first_hundred_values_have_no_score() => Assert.All(Scores([.. Enumerable.Range(0, 100).Select(i => (double)(i * i))]), score => Assert.Equal(0, score));

    [Fact]
    public void A_score_never_depends_on_later_values()
    {
        double[] values = Gaussian.Values(new Random(2), 3000, 10, 3);
        values[1500] = 80;
        Assert.Equal(Scores(values).Take(2000), Scores([.. values.Take(2000)]));
    }

    [Fact]
    public void A_value_at_the_wrong_time_of_day_is_found()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 14 * 288).Select(i => Level(i) + random.NextDouble())];
        int night = (12 * 288) + 36;
        for (int i = night; i < night + 6; i++) values[i] = 100 + random.NextDouble();
        double[] scores = Scores(values);
        Assert.InRange(scores.AsSpan(night, 6).ToArray().Max(), AnomalyThresholds.Info, 300);
        Assert.True(scores.AsSpan(night, 6).ToArray().Max() > Scores(values, withTimes: false).AsSpan(night, 6).ToArray().Max());

        // High from 8 to 20 o'clock.
        static double Level(int i) => i % 288 is >= 96 and < 240 ? 100 : 20;
    }

    [Fact]
    public void A_lasting_change_alarms_once()
    {
        double[] values = [.. Gaussian.Values(new Random(4), 2000, 100, 1), .. Gaussian.Values(new Random(5), 1000, 200, 1)];
        double[] scores = Scores(values);
        Assert.True(scores[2000] >= AnomalyThresholds.Critical);
        Assert.InRange(scores.Skip(2001).Count(score => score >= AnomalyThresholds.Critical), 0, 2);
    }

    [Fact]
    public void What_happens_again_and_again_tires()
    {
        double[] values = Gaussian.Values(new Random(6), 6000, 100, 1);
        for (int i = 500; i < values.Length; i += 500) values[i] = 150 + (10 * i);
        double[] scores = Scores(values);
        Assert.True(scores[500] > scores[5500]);
    }

    [Fact]
    public void Equal_values_are_nothing_and_the_first_other_one_is_something()
    {
        double[] values = [.. Enumerable.Repeat(7.0, 500)];
        values[400] = 8;
        double[] scores = Scores(values);
        Assert.Equal(400, Array.FindIndex(scores, score => score > 0));
        Assert.True(scores[400] >= AnomalyThresholds.Critical);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_is_refused_and_changes_nothing(double value)
    {
        var detector = new StreamAnomalyDetector();
        Assert.Throws<ArgumentOutOfRangeException>(() => detector.Add(value, 0));
        Assert.Equal(0, detector.Add(1, 0));
    }

    [Fact]
    public void Every_score_is_finite_whatever_the_numbers_and_times() => Prop.ForAll(
        Arb.From(MetricsTools.Hostile.Number.ListOf(400)), Arb.From(Gen.Choose(int.MinValue, int.MaxValue).ListOf(400)), (values, times) =>
        {
            var detector = new StreamAnomalyDetector();
            return values.Zip(times).All(one => double.IsFinite(detector.Add(one.First, one.Second * 10_000_000L)));
        }).Check(Statistics.Hostile.Config);

    [Fact]
    public void Novelty_remembers_the_extremes_and_the_spread_of_what_was_seen()
    {
        var novelty = new Novelty();
        var random = new Random(7);
        foreach (double value in Enumerable.Range(0, 5000).Select(_ => random.NextDouble())) novelty.Add(value);
        Assert.Equal(9, novelty.Add(10), 2);
        Assert.InRange(novelty.Add(0.5), 0, 0.01);
        Assert.Equal(0, novelty.Add(10));
    }

    private static double[] Scores(double[] values, bool withTimes = true)
    {
        var detector = new StreamAnomalyDetector();
        return [.. values.Select((value, i) => detector.Add(value, withTimes ? i * FiveMinutes : null))];
    }
}
