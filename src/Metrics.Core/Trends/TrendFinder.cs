using MetricsTools.Baselines;
using MetricsTools.Statistics;

namespace MetricsTools.Trends;

/// <summary>Finds the trend of a series, whatever outliers it has.</summary>
/// <remarks>
/// <para>The line is that of Theil (1950) and Sen (1968). Of more than 1,000 values the line is that of the medians of 1,000 stretches of equal count. Where what is left resembles
/// its neighbours, the bounds of the slope are those of a confidence that is as much higher (<see cref="Deflation.OfInterval"/>).</para>
/// <para>The forecast's band joins the bounds of the slope, turned about the middle of the places, and the 2.5th and 97.5th percentile of what is left of all values.</para>
/// <para>Not for a season or a step, which no line describes, and not far beyond the history. Cost: O(n log n), and 500,000 slopes at most.</para>
/// </remarks>
public static class TrendFinder
{
    private const int MostPoints = 1000;
    private const double Tail = (1 - BaselineConfidence.Level) / 2;
    private const double SmallestTail = 1e-12;

    /// <summary>The trend, or null where there are fewer than two places.</summary>
    /// <param name="places">Where the values lie, ascending: times in some unit, or counts.</param>
    /// <param name="values">Finite values, as many.</param>
    /// <param name="forecast">The place of the forecast.</param>
    public static Trend? Find(double[] places, double[] values, double forecast)
    {
        if (places.Length < 2 || places[0] == places[places.Length - 1]) return null;
        (double[] x, double[] y) = Reduce(places, values);
        TheilSen line = TheilSen.Of(x, y, BaselineConfidence.Level);
        double deflation = Deflation.OfInterval(Rests(x, y, line));
        if (deflation > 1) line = TheilSen.Of(x, y, 1 - (2 * Math.Max(SmallestTail, NormalDistribution.UpperTail(deflation * NormalDistribution.UpperQuantile(Tail)))));
        double[] rests = Rests(places, values, line);
        Span<double> reach = stackalloc double[2];
        Quantiles.Of(rests, [Tail, 1 - Tail], reach);
        double middle = Dispersion.Median(places.AsSpan().ToArray()), ahead = forecast - middle;
        double flat = Math.Min(line.Lower * ahead, line.Upper * ahead), steep = Math.Max(line.Lower * ahead, line.Upper * ahead);
        return new Trend(
            values.Length, line.Slope, Finite(line.Lower, line.Upper), At(line, places[0]), At(line, places[places.Length - 1]), At(line, forecast),
            Finite(At(line, middle) + flat + reach[0], At(line, middle) + steep + reach[1]));
    }

    private static (double[] X, double[] Y) Reduce(double[] places, double[] values)
    {
        if (places.Length <= MostPoints) return (places, values);
        double[] x = new double[MostPoints], y = new double[MostPoints];
        for (int i = 0; i < MostPoints; i++)
        {
            int start = (int)((long)i * places.Length / MostPoints), end = (int)((i + 1L) * places.Length / MostPoints);
            x[i] = Dispersion.Median(places.AsSpan(start, end - start).ToArray());
            y[i] = Dispersion.Median(values.AsSpan(start, end - start).ToArray());
        }

        return (x, y);
    }

    private static double[] Rests(double[] x, double[] y, TheilSen line)
    {
        double[] rests = new double[x.Length];
        for (int i = 0; i < rests.Length; i++)
        {
            double rest = y[i] - At(line, x[i]);
            rests[i] = double.IsNaN(rest) ? 0 : Math.Max(-double.MaxValue, Math.Min(double.MaxValue, rest));
        }

        return rests;
    }

    private static double At(TheilSen line, double place) => line.Intercept + (line.Slope * place);

    private static Bounds Finite(double lower, double upper) => new(FiniteOrNull(lower), FiniteOrNull(upper));

    private static double? FiniteOrNull(double bound) => double.IsNaN(bound) || double.IsInfinity(bound) ? null : bound;
}
