using MetricsTools.Statistics;
using MetricsTools.Views.Axes;

namespace MetricsTools.Views.Charts;

/// <summary>Makes a histogram of values, in bins whose bounds are round numbers.</summary>
public static class HistogramBuilder
{
    private const int FewestBins = 5;

    /// <summary>The histogram of values.</summary>
    /// <param name="values">Finite values; at least one.</param>
    /// <param name="unit">Their unit in UCUM, or null.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="mostBins">The most bins.</param>
    /// <remarks>The width of a bin is that of Freedman and Diaconis (1981), 2 IQR / n^(1/3), rounded up to a round number. O(n).</remarks>
    public static HistogramChart Build(IReadOnlyList<double> values, string? unit, string title, int mostBins = 40)
    {
        double[] copy = [.. values];
        Span<double> quantiles = stackalloc double[4];
        Quantiles.Of(copy, [0.25, 0.5, 0.75, 0.95], quantiles);
        double minimum = values.Min(), maximum = values.Max();
        IReadOnlyList<HistogramBin> bins = Count(values, minimum, maximum, WidthOf(minimum, maximum, quantiles[2] - quantiles[0], values.Count, unit, mostBins));
        UnitScale scale = UnitScale.Of(Math.Max(Math.Abs(minimum), Math.Abs(maximum)), unit);
        return new HistogramChart
        {
            Title = title,
            Unit = unit,
            Values = new Axis(bins[0].Lower, bins[bins.Count - 1].Upper, new NumberScale(scale.Factor), scale.Symbol),
            Counts = Axis.OfCounts(bins.Max(static bin => bin.Count)),
            Bins = bins,
            Count = values.Count,
            Minimum = minimum,
            Average = values.Average(),
            Median = quantiles[1],
            P95 = quantiles[3],
            Maximum = maximum,
        };
    }

    private static double WidthOf(double minimum, double maximum, double middleHalf, int count, string? unit, int mostBins)
    {
        double span = maximum - minimum;
        double factor = UnitScale.Of(Math.Max(Math.Abs(minimum), Math.Abs(maximum)), unit).Factor;
        if (!(span > 0)) return NiceNumbers.Step(Math.Max(Math.Abs(maximum), 1) / factor, 10) * factor;
        double asked = 2 * middleHalf / Math.Pow(count, 1.0 / 3);
        double bins = asked > 0 ? Math.Ceiling(span / asked) : Math.Sqrt(count);
        return NiceNumbers.Step(span / factor, (int)Math.Max(FewestBins, Math.Min(mostBins - 1, bins))) * factor;
    }

    private static IReadOnlyList<HistogramBin> Count(IReadOnlyList<double> values, double minimum, double maximum, double width)
    {
        double first = Math.Floor(minimum / width);
        int count = (int)(Math.Floor(maximum / width) - first) + 1;
        // A last bin that would hold nothing but the maximum, at its very edge, is part of the one before.
        if (count > 1 && maximum == (first + count - 1) * width) count--;
        long[] counts = new long[count];
        foreach (double value in values) counts[Math.Max(0, Math.Min(count - 1, (int)(Math.Floor(value / width) - first)))]++;
        return [.. counts.Select((number, index) => new HistogramBin((first + index) * width, (first + index + 1) * width, number))];
    }
}
