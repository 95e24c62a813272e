using FsCheck;
using FsCheck.Fluent;
using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.Anomalies;

public sealed class ResumableDetectorTests
{
    private const long Step = 300_000;

    [Fact]
    public void Interrupted_anywhere_and_as_often_as_it_may_be_it_gives_the_scores_of_one_pass() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            Sample[] samples = Series(random, 1500);
            var whole = new StreamAnomalyDetector();
            double[] expected = [.. samples.Select(sample => whole.Add(sample.Value, sample.Timestamp))];
            var detector = new ResumableDetector();
            var scores = new List<double>();
            for (int start = 0; start < samples.Length;)
            {
                // A run sees what has come since the newest moment, that moment included.
                int end = Math.Min(samples.Length, start + 1 + random.Next(400));
                long newest = detector.Newest;
                foreach (Sample sample in samples.Take(end).Where(sample => sample.Timestamp >= newest))
                {
                    if (detector.Add(sample.Value, sample.Timestamp) is { } score) scores.Add(score);
                }

                detector = ResumableDetector.Parse(detector.ToText());
                start = end;
            }

            Assert.Equal(expected, scores);
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261126, 3).WithMaxTest(20));

    [Fact]
    public void Values_without_times_are_all_new()
    {
        double[] values = Gaussian.Values(new Random(5), 900, 10, 1);
        values[700] = 40;
        var whole = new StreamAnomalyDetector();
        var detector = new ResumableDetector();
        foreach (double value in values)
        {
            Assert.Equal(whole.Add(value, null), detector.Add(value, null));
            if (value > 30) detector = ResumableDetector.Parse(detector.ToText());
        }
    }

    [Fact]
    public void A_state_takes_little_room_however_long_the_series()
    {
        var random = new Random(2);
        var detector = new ResumableDetector();
        for (int i = 0; i < 50_000; i++) detector.Add(random.NextDouble(), i * Step);
        Assert.InRange(detector.ToText().Length, 1_000, 130_000);
    }

    [Theory]
    [InlineData(1e300, -1e300)]
    [InlineData(1.7e308, -1.7e308)]
    [InlineData(0, 0)]
    [InlineData(1e-300, 5e-324)]
    public void Extreme_values_have_a_state_that_can_be_read(double high, double low)
    {
        var whole = new StreamAnomalyDetector();
        var detector = new ResumableDetector();
        for (int i = 0; i < 700; i++)
        {
            double value = i % 3 == 0 ? high : low / (1 + (i % 7));
            Assert.Equal(whole.Add(value, i * Step), detector.Add(value, i * Step));
            if (i % 50 == 0) detector = ResumableDetector.Parse(detector.ToText());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    public void A_text_that_is_no_state_is_refused(string text) => Assert.Throws<InvalidDataException>(() => ResumableDetector.Parse(text));

    [Fact]
    public void A_damaged_state_and_one_of_a_later_version_are_refused()
    {
        byte[] bytes = Convert.FromBase64String(new ResumableDetector().ToText());
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 0x40;
            Assert.Throws<InvalidDataException>(() => ResumableDetector.Parse(Convert.ToBase64String(damaged)));
        }
    }

    [Fact]
    public void Two_runs_that_judge_the_same_do_not_both_keep_their_state()
    {
        using var stored = new StoredMetrics();
        var key = new SeriesKey("m", TagSet.Empty);
        ResumableDetectors first = new(stored.Store, "night"), second = new(stored.Store, "night");
        first.Of(key).Add(1, 1);
        second.Of(key).Add(1, 1);
        first.Save(key, 5);
        Assert.Equal(ErrorId.StateChanged, Assert.Throws<MetricException>(() => second.Save(key, 6)).Id);
        first.Of(key).Add(2, 2);
        first.Save(key, 7);
        Assert.Equal(2, new ResumableDetectors(stored.Store, "NIGHT").Of(key).Newest);
    }

    [Fact]
    public void A_state_that_cannot_be_read_is_an_error_that_says_how_to_begin_anew()
    {
        using var stored = new StoredMetrics();
        var key = new SeriesKey("m", TagSet.Empty);
        Assert.True(stored.Store.TrySetDocument(new StoredDocument("detector", DocumentName.Of("s", key), "broken") { Created = 1, Updated = 1 }));
        MetricException exception = Assert.Throws<MetricException>(() => new ResumableDetectors(stored.Store, "s").Of(key));
        Assert.Equal(ErrorId.StateUnreadable, exception.Id);
        Assert.Contains("-ResetState", exception.Message, StringComparison.Ordinal);
        var anew = new ResumableDetectors(stored.Store, "s", begins: true);
        anew.Of(key).Add(1, 1);
        anew.Save(key, 2);
        Assert.Equal(1, new ResumableDetectors(stored.Store, "s").Of(key).Newest);
    }

    // With moments that are shared, gaps, spikes, steps and a season.
    private static Sample[] Series(Random random, int count)
    {
        var samples = new Sample[count];
        long time = 1_700_000_000_000;
        double level = 0;
        for (int i = 0; i < count; i++)
        {
            if (random.Next(4) > 0) time += Step * (random.Next(40) == 0 ? 300 : 1);
            if (random.Next(300) == 0) level += random.Next(5);
            double spike = random.Next(200) == 0 ? 50 * random.NextDouble() : 0;
            samples[i] = new Sample(time, level + spike + Math.Sin(2 * Math.PI * time / UnixTime.Day) + (0.1 * random.NextDouble()));
        }

        return samples;
    }
}
