namespace MetricsTools.Deviations;

public sealed class FalseAlarmTests
{
    [Fact]
    public void Normal_values_seldom_alarm()
    {
        int alarms = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            double[] values = Gaussian.Values(new Random(seed), 31, 100, 5);
            if (Judging.Judge(values[30], [.. values.Take(30)]).IsDeviation) alarms++;
        }

        Assert.InRange(alarms, 0, 9);
    }

    [Fact]
    public void A_step_of_a_fifth_in_one_percent_of_noise_is_always_caught()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            double[] values = Gaussian.Values(new Random(seed), 31, 100, 1);
            Assert.True(Judging.Judge(values[30] * 1.2, [.. values.Take(30)]).IsDeviation, $"seed {seed}");
            Assert.True(Judging.Judge(values[30] * 0.8, [.. values.Take(30)]).IsDeviation, $"seed {seed}");
        }
    }
}
