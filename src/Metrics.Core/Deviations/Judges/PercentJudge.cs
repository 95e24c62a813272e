namespace MetricsTools.Deviations.Judges;

/// <summary>The distance from the median in percent of it. Knows nothing of how much the series varies. Deviates from 20 on.</summary>
public sealed class PercentJudge : IDeviationJudge
{
    /// <inheritdoc/>
    public string Name => "Percent";

    /// <inheritdoc/>
    public Thresholds? DefaultThresholds { get; } = new(10, 20, 50);

    /// <inheritdoc/>
    public double DefaultMinimumEffect => 0;

    /// <inheritdoc/>
    public bool IsAbsolute => false;

    /// <inheritdoc/>
    public Judgement Judge(JudgeInput input)
    {
        double median = input.Baseline.Median, distance = input.Value - median;
        double reach = Math.Abs(median) * input.Limit / 100;

        // Anything is infinitely many percent of nothing; the largest finite score can be written to every format.
        double score = distance == 0 ? 0 : median == 0 ? Math.Sign(distance) * double.MaxValue : 100 * (distance / Math.Abs(median));
        return new Judgement(score, median, median - reach, median + reach);
    }
}
