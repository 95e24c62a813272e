namespace MetricsTools.Deviations.Judges;

/// <summary>The distance from the mean in standard deviations. One outlier in the baseline hides others: prefer <see cref="MadJudge"/>. Deviates from 3 on.</summary>
public sealed class ZScoreJudge : IDeviationJudge
{
    /// <inheritdoc/>
    public string Name => "ZScore";

    /// <inheritdoc/>
    public Thresholds? DefaultThresholds { get; } = new(2, 3, 4);

    /// <inheritdoc/>
    public double DefaultMinimumEffect => 0;

    /// <inheritdoc/>
    public bool IsAbsolute => false;

    /// <inheritdoc/>
    public Judgement Judge(JudgeInput input)
    {
        double mean = input.Baseline.Average, scale = input.Baseline.StandardDeviation;

        // Values that have never differed have no standard deviation: the ladder of the MAD says what a difference then means.
        if (scale == 0) scale = MadJudge.ScaleOf(input.Baseline);
        double distance = input.Value - mean;
        double score = scale > 0 ? distance / scale : Math.Sign(distance) * DefaultThresholds!.Critical;
        return new Judgement(score, mean, mean - (input.Limit * scale), mean + (input.Limit * scale));
    }
}
