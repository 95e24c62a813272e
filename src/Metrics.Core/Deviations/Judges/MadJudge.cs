using MetricsTools.Baselines;
using MetricsTools.Statistics;

namespace MetricsTools.Deviations.Judges;

/// <summary>
/// The modified z-score (Iglewicz and Hoaglin 1993): the distance from the median in median absolute deviations times 1.4826, which is the standard
/// deviation for normal values and is not moved by outliers. Deviates from 3.5 on.
/// </summary>
public sealed class MadJudge : IDeviationJudge
{
    /// <summary>The score of another value than the only one that a baseline of zeros has ever had.</summary>
    private const double ScoreWithoutScale = 10;

    // For normal values: the quartiles lie 1.349 standard deviations apart, and the mean absolute deviation is sqrt(2 / pi) of one.
    private const double NormalInterquartileRange = 1.3489795003921634;
    private const double NormalMeanAbsoluteDeviation = 0.79788456080286536;

    /// <summary>The scale of a baseline that has never changed: this part of its median.</summary>
    private const double RelativeTolerance = 0.01;

    /// <inheritdoc/>
    public string Name => "Mad";

    /// <inheritdoc/>
    public Thresholds? DefaultThresholds { get; } = new(2.5, 3.5, 5);

    /// <inheritdoc/>
    public double DefaultMinimumEffect => 0;

    /// <inheritdoc/>
    public bool IsAbsolute => false;

    /// <inheritdoc/>
    public Judgement Judge(JudgeInput input)
    {
        double median = input.Baseline.Median, distance = input.Value - median;
        double scale = ScaleOf(input.Baseline);
        if (scale > 0) return new Judgement(distance / scale, median, median - (input.Limit * scale), median + (input.Limit * scale));
        return new Judgement(Math.Sign(distance) * ScoreWithoutScale, median, median, median);
    }

    /// <summary>
    /// What stands for the standard deviation: the MAD; when more than half of the values are equal, the interquartile range; when three quarters
    /// are, the mean absolute deviation from the median; when all are, one hundredth of the median. Zero for a baseline of zeros.
    /// </summary>
    public static double ScaleOf(Baseline baseline)
    {
        if (baseline.Mad > 0) return baseline.Mad * Dispersion.NormalConsistency;
        double range = baseline.P75 - baseline.P25;
        if (range > 0) return range / NormalInterquartileRange;
        double mean = baseline.MeanAbsoluteDeviation ?? (baseline.StandardDeviation * NormalMeanAbsoluteDeviation);
        return mean > 0 ? mean / NormalMeanAbsoluteDeviation : Math.Abs(baseline.Median) * RelativeTolerance;
    }
}
