using System.Globalization;
using MetricsTools.Baselines;
using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Comparisons;

/// <summary>Compares two samples of values, whatever their distribution.</summary>
/// <remarks>
/// The Hodges-Lehmann shift with the interval of Moses (1965), and the Mann-Whitney test. Both allow for values that resemble their neighbours: the z of the test is divided by
/// the deflation of both sides' values about their medians, and the interval is that of a confidence whose z is as much larger. They differ when the test is surer than 95 % and
/// the shift is large enough. Cost: O((n + m) log(n + m)).
/// </remarks>
public static class SampleComparison
{
    /// <summary>The smallest shift that counts when none is given, in percent.</summary>
    public const double DefaultMinimumEffect = 2;

    private const double Tail = (1 - BaselineConfidence.Level) / 2;
    private const double SmallestTail = 1e-15;

    /// <summary>Compares.</summary>
    /// <param name="reference">The values that are compared with, by time. Finite.</param>
    /// <param name="values">The values, by time. Finite.</param>
    /// <param name="badWay">Which way is bad; a difference the other way is an improvement.</param>
    /// <param name="minimumEffect">The smallest shift that counts, in percent.</param>
    public static Comparison Compare(IReadOnlyList<double> reference, IReadOnlyList<double> values, Direction badWay, double minimumEffect = DefaultMinimumEffect)
    {
        double[] before = [.. reference], after = [.. values];
        var comparison = new Comparison
        {
            ReferenceCount = before.Length,
            ReferenceMedian = MedianOf(before),
            Count = after.Length,
            Median = MedianOf(after),
            Verdict = Verdict.Inconclusive,
            Reason = string.Format(CultureInfo.InvariantCulture, "{0} values against {1} cannot be compared.", after.Length, before.Length),
        };
        if (before.Length == 0 || after.Length == 0) return comparison;
        double deflation = Deflation.OfInterval([.. Centred(before, comparison.ReferenceMedian!.Value), .. Centred(after, comparison.Median!.Value)]);
        double needed = deflation * NormalDistribution.UpperQuantile(Tail), confidence = 1 - (2 * Math.Max(SmallestTail, NormalDistribution.UpperTail(needed)));
        Interval shift = HodgesLehmann.ShiftInterval(after, before, confidence), percent = PercentOf(before, after, shift, comparison.ReferenceMedian.Value, confidence);
        double probability = Math.Min(1, 2 * NormalDistribution.UpperTail(Math.Abs(MannWhitney.Of(after, before).Z) / deflation));
        comparison = comparison with
        {
            Shift = FiniteOrNull(shift.Estimate),
            ShiftBounds = Finite(shift),
            Percent = FiniteOrNull(percent.Estimate),
            PercentBounds = Finite(percent),
            PValue = probability,
        };
        if (MannWhitney.ZWithoutOverlap(after.Length, before.Length) < needed) return comparison;
        bool differs = probability < 2 * Tail && shift.Estimate != 0 && !(Math.Abs(percent.Estimate) < minimumEffect);
        Direction? way = !differs ? null : shift.Estimate > 0 ? Direction.Higher : Direction.Lower;
        return comparison with
        {
            Direction = way,
            Verdict = way is null ? Verdict.Normal : badWay == Direction.Both || badWay == way ? Verdict.Deviation : Verdict.Improvement,
            Reason = ReasonOf(comparison, way, probability < 2 * Tail),
        };
    }

    private static double? MedianOf(double[] values) => values.Length == 0 ? null : Dispersion.Median([.. values]);

    private static IEnumerable<double> Centred(double[] values, double median) => values.Select(value => Math.Max(-double.MaxValue, Math.Min(double.MaxValue, value - median)));

    private static Interval PercentOf(double[] before, double[] after, Interval shift, double median, double confidence)
    {
        if (RelativeScale.TryLogarithms(before) is { } lower && RelativeScale.TryLogarithms(after) is { } upper)
        {
            Interval logarithms = HodgesLehmann.ShiftInterval(upper, lower, confidence);
            return new Interval(Of(logarithms.Estimate), Of(logarithms.Lower), Of(logarithms.Upper));
        }

        double level = Math.Abs(median);
        return new Interval(Share(shift.Estimate), Share(shift.Lower), Share(shift.Upper));

        static double Of(double logarithm) => 100 * (Math.Exp(logarithm) - 1);

        double Share(double distance) => distance == 0 ? 0 : 100 * (distance / level);
    }

    private static Bounds Finite(Interval interval) => new(FiniteOrNull(interval.Lower), FiniteOrNull(interval.Upper));

    private static double? FiniteOrNull(double bound) => double.IsNaN(bound) || double.IsInfinity(bound) ? null : bound;

    private static string ReasonOf(Comparison comparison, Direction? way, bool isSure)
    {
        string difference = way switch
        {
            Direction.Higher => "Higher",
            Direction.Lower => "Lower",
            _ => isSure ? "Too small a difference to count" : "No difference that chance would not make",
        };
        string percent = comparison.Percent is { } known && way is not null ? string.Format(CultureInfo.InvariantCulture, " by {0:G3} % ({1} %)", Math.Abs(known), comparison.PercentBounds) : "";
        return string.Format(
            CultureInfo.InvariantCulture, "{0}{1}: p50 {2:G5} to {3:G5}, {4} values against {5}, {6}.",
            difference, percent, comparison.ReferenceMedian, comparison.Median, comparison.Count, comparison.ReferenceCount, DeviationReason.Probability(comparison.PValue!.Value));
    }
}
