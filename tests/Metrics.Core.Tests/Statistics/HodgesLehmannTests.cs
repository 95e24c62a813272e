using FsCheck;
using FsCheck.Fluent;
using MetricsTools.Deviations;

namespace MetricsTools.Statistics;

public sealed class HodgesLehmannTests
{
    [Fact]
    public void Shifts_are_those_of_R() => TestFile.AssertAgrees("hodgeslehmann.shift", static row => [HodgesLehmann.Shift(row.X, row.Y)]);

    [Fact]
    public void Centers_are_those_of_R() => TestFile.AssertAgrees("hodgeslehmann.center", static row => [HodgesLehmann.Center(row.X)]);

    [Fact]
    public void Exact_intervals_are_those_of_R() => TestFile.AssertAgrees("hodgeslehmann.interval", static row =>
    {
        Interval interval = HodgesLehmann.ShiftInterval(row.X, row.Y, row.Parameters[0]);
        return [interval.Lower, interval.Upper];
    });

    [Fact]
    public void Shift_is_the_median_of_all_differences_that_are_written_down() =>
        Prop.ForAll(Hostile.Measurements, Hostile.Measurements, (x, y) =>
        {
            double[] differences = [.. x.SelectMany(one => y.Select(other => one - other))];
            return Dispersion.Median(differences) == HodgesLehmann.Shift(x, y);
        }).Check(Hostile.Config);

    [Fact]
    public void Center_is_the_median_of_all_averages_that_are_written_down() =>
        Prop.ForAll(Hostile.Measurements, values =>
        {
            double[] averages = [.. values.SelectMany((one, i) => values.Skip(i).Select(other => (one + other) / 2))];
            return Dispersion.Median(averages) == HodgesLehmann.Center(values);
        }).Check(Hostile.Config);

    [Fact]
    public void Intervals_of_many_values_cover_the_shift_as_often_as_they_say()
    {
        int covered = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            double[] values = Gaussian.Values(new Random(seed), 70, 10, 2);
            Interval interval = HodgesLehmann.ShiftInterval(values.AsSpan(0, 40), values.AsSpan(40), 0.9);
            if (interval.Lower <= 0 && interval.Upper >= 0) covered++;
        }

        Assert.InRange(covered, 340, 382);
    }

    [Fact]
    public void Too_few_values_have_the_extremes_for_bounds()
    {
        Assert.Equal(new Interval(2, 2, 2), HodgesLehmann.ShiftInterval([3], [1], 0.99));
        Assert.Equal(new Interval(2, 1, 3), HodgesLehmann.ShiftInterval([3, 4], [1, 2], 0.999));
    }

    [Fact]
    public void Extreme_values_have_a_center()
    {
        Assert.Equal(0, HodgesLehmann.Center([double.MinValue, double.MaxValue]));
        Assert.Equal(double.MaxValue, HodgesLehmann.Center([double.MaxValue, double.MaxValue, double.MaxValue]));
        Assert.Equal(0, HodgesLehmann.Shift([-0.0], [0.0]));
    }

    [Fact]
    public void A_shift_of_many_values_needs_no_room_for_their_pairs()
    {
        double[] x = [.. Enumerable.Range(0, 100_001).Select(i => (double)(i * 7919 % 100_003))];
        Assert.Equal(5, HodgesLehmann.Shift([.. x.Select(value => value + 5)], x));
    }

    [Fact]
    public void Samples_must_have_finite_values()
    {
        Assert.Throws<ArgumentException>(() => HodgesLehmann.Center([]));
        Assert.Throws<ArgumentException>(() => HodgesLehmann.Shift([1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => HodgesLehmann.Shift([double.NaN], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => HodgesLehmann.ShiftInterval([1], [1], 1));
    }
}
