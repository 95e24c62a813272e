using MetricsTools.Deviations;

namespace MetricsTools.ChangePoints;

public sealed class ChangePointFinderTests
{
    [Theory]
    [InlineData(60, 30)]
    [InlineData(60, 8)]
    [InlineData(60, 55)]
    [InlineData(300, 120)]
    [InlineData(1000, 777)]
    public void A_step_is_found_where_it_is(int count, int place)
    {
        ChangePoint point = Assert.Single(Find(Step(count, place, 1.1, seed: count)));
        Assert.Equal(place, point.Index);
        Assert.InRange(point.Shift, 9, 11);
        Assert.InRange(point.Before, 99, 101);
        Assert.InRange(point.After, 109, 111);
        Assert.True(point.Score >= 3.29);
    }

    [Fact]
    public void Several_steps_are_found_in_order()
    {
        double[] values = [.. Gaussian.Values(new Random(1), 40, 100, 1), .. Gaussian.Values(new Random(2), 30, 112, 1), .. Gaussian.Values(new Random(3), 50, 95, 1)];
        IReadOnlyList<ChangePoint> points = Find(values);
        Assert.Equal([40, 70], points.Select(point => point.Index));
        Assert.True(points[0].Shift > 0 && points[1].Shift < 0);
    }

    [Fact]
    public void Spikes_are_no_changes_and_hide_none()
    {
        double[] values = Step(100, 60, 1.1, seed: 5);
        foreach (int spike in (int[])[10, 11, 33, 54, 66, 80]) values[spike] *= 5;
        Assert.Equal([60], Find(values).Select(point => point.Index));
    }

    [Fact]
    public void Unchanged_series_seldom_alarm()
    {
        int alarms = 0;
        for (int seed = 0; seed < 200; seed++) alarms += Find(Gaussian.Values(new Random(seed), 100, 100, 3)).Count > 0 ? 1 : 0;
        Assert.InRange(alarms, 0, 6);
    }

    [Fact]
    public void Negative_values_and_zeros_change_too()
    {
        double[] values = [.. Step(60, 25, 1.1, seed: 9).Select(value => value - 100)];
        Assert.Equal([25], Find(values).Select(point => point.Index));
    }

    [Theory]
    [InlineData(1e295)]
    [InlineData(1e-295)]
    public void The_size_of_the_numbers_does_not_matter(double scale) =>
        Assert.Equal([30], Find([.. Step(60, 30, 1.1, seed: 2).Select(value => value * scale)]).Select(point => point.Index));

    [Fact]
    public void A_change_must_be_what_is_asked_for()
    {
        double[] values = Step(60, 30, 1.1, seed: 4);
        Assert.Empty(ChangePointFinder.Find(values, new ChangePointOptions(MinimumShift: 20)));
        Assert.Empty(ChangePointFinder.Find(values, new ChangePointOptions(MinimumScore: 30)));
        Assert.Empty(ChangePointFinder.Find(values, new ChangePointOptions(MinimumRuns: 31)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(51)]
    [InlineData(400)]
    public void Equal_values_have_no_changes(int count)
    {
        Assert.Empty(Find([.. Enumerable.Repeat(5.0, count)]));
        Assert.Empty(Find(new double[count]));
    }

    [Fact]
    public void A_step_without_noise_is_found()
    {
        ChangePoint point = Assert.Single(Find([.. Enumerable.Repeat(5.0, 20), .. Enumerable.Repeat(6.0, 20)]));
        Assert.Equal((20, 5.0, 6.0), (point.Index, point.Before, point.After));
        Assert.Equal(20, point.Shift, 9);
    }

    [Fact]
    public void What_is_no_number_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Find([1, double.NaN, 3]));

    private static double[] Step(int count, int place, double factor, int seed) =>
        [.. Gaussian.Values(new Random(seed), count, 100, 1).Select((value, i) => i < place ? value : value * factor)];

    private static IReadOnlyList<ChangePoint> Find(double[] values) => ChangePointFinder.Find(values, new ChangePointOptions());
}
