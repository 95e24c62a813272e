using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Statistics;

namespace MetricsTools.Comparisons;

public sealed class SampleComparisonTests
{
    private static readonly double[] Ten = [10, 12, 11, 13, 9, 10, 11, 12, 10, 11];

    [Fact]
    public void Its_figures_are_those_of_the_tests_that_it_names()
    {
        double[] after = [14, 15, 13.5, 16, 12, 14.2];
        Comparison comparison = SampleComparison.Compare(Ten, after, Direction.Both);
        Assert.Equal((HodgesLehmann.Shift(after, Ten), MannWhitney.Of(after, Ten).TwoSided), (comparison.Shift!.Value, Math.Round(comparison.PValue!.Value, 12)), new Near());
        Assert.Equal((Verdict.Deviation, Direction.Higher, 11.0, 14.1), (comparison.Verdict, comparison.Direction!.Value, comparison.ReferenceMedian!.Value, comparison.Median!.Value));
        Assert.True(comparison.ShiftBounds.Lower > 0 && comparison.ShiftBounds.Upper > comparison.ShiftBounds.Lower);
        Assert.StartsWith("Higher by ", comparison.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Direction.Higher, Verdict.Deviation)]
    [InlineData(Direction.Lower, Verdict.Improvement)]
    [InlineData(Direction.Both, Verdict.Deviation)]
    public void The_way_decides_what_it_means(Direction badWay, Verdict expected) =>
        Assert.Equal(expected, SampleComparison.Compare(Ten, [.. Ten.Select(value => value + 10)], badWay).Verdict);

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    public void The_same_seldom_differs_and_the_interval_covers_the_true_shift(double kept)
    {
        const int Cases = 400;
        int alarms = 0, covered = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            double last = 0;
            double[] values = [.. Gaussian.Values(new Random(seed), 80, 0, 1).Select(one => last = (kept * last) + (Math.Sqrt(1 - (kept * kept)) * one)).Select(one => 100 + (5 * one))];
            double[] before = [.. values.Take(50)], after = [.. values.Skip(50)];
            Comparison comparison = SampleComparison.Compare(before, [.. after.Select(value => value + 10)], Direction.Both);
            if (comparison.ShiftBounds.Lower <= 10 && 10 <= comparison.ShiftBounds.Upper) covered++;
            if (SampleComparison.Compare(before, after, Direction.Both).Verdict != Verdict.Normal) alarms++;
        }

        Assert.InRange(alarms, 0, 0.11 * Cases);
        Assert.InRange(covered, 0.86 * Cases, Cases);
    }

    [Theory]
    [InlineData(new double[0], new double[] { 1, 2, 3 })]
    [InlineData(new double[] { 1, 2, 3 }, new double[0])]
    [InlineData(new double[] { 1 }, new double[] { 9 })]
    [InlineData(new double[] { 1, 2 }, new double[] { 8, 9 })]
    public void Too_few_values_to_tell_are_inconclusive(double[] before, double[] after) =>
        Assert.Equal(Verdict.Inconclusive, SampleComparison.Compare(before, after, Direction.Both).Verdict);

    [Fact]
    public void A_sure_difference_too_small_to_count_is_normal()
    {
        double[] many = [.. Enumerable.Range(0, 200).Select(i => 1000 + (i * 7 % 11.0))];
        Comparison comparison = SampleComparison.Compare(many, [.. many.Select(value => value + 5)], Direction.Both);
        Assert.Equal((Verdict.Normal, null), (comparison.Verdict, comparison.Direction));
        Assert.StartsWith("Too small", comparison.Reason, StringComparison.Ordinal);
        Assert.Equal(Verdict.Deviation, SampleComparison.Compare(many, [.. many.Select(value => value + 5)], Direction.Both, 0.1).Verdict);
    }

    [Theory]
    [InlineData(1e300, 1e-300)]
    [InlineData(1.7e308, -1.7e308)]
    [InlineData(0, 5)]
    [InlineData(0, 0)]
    public void Extreme_values_have_figures_that_are_numbers_or_missing(double before, double after)
    {
        Comparison comparison = SampleComparison.Compare([.. Enumerable.Repeat(before, 12)], [.. Enumerable.Repeat(after, 12)], Direction.Both);
        Assert.All([comparison.Shift, comparison.Percent, comparison.ShiftBounds.Lower, comparison.PercentBounds.Upper, comparison.PValue], figure => Assert.True(figure is null || double.IsFinite(figure.Value)));
        Assert.Equal(before == after ? Verdict.Normal : Verdict.Deviation, comparison.Verdict);
    }

    [Fact]
    public void A_window_is_compared_with_one_as_long_before_it()
    {
        using var stored = new StoredMetrics();
        stored.AddHistory("m", TimeSpan.FromHours(1), [.. Enumerable.Repeat(0.0, 10), .. Ten, .. Ten.Select(value => value * 2)]);
        var named = new NamedComparison(stored.Queries) { Range = new RangeRequest(null, null, TimeSpan.FromHours(10)) };
        SeriesComparison result = Assert.Single(named.Windows("m", null));
        Assert.Equal((10L, 10L, 11.0, 22.0), (result.Comparison.ReferenceCount, result.Comparison.Count, result.Comparison.ReferenceMedian!.Value, result.Comparison.Median!.Value));
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < 1e-9 && Math.Abs(x.Item2 - y.Item2) < 1e-9;

        public int GetHashCode((double, double) obj) => 0;
    }
}
