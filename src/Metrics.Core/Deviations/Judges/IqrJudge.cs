namespace MetricsTools.Deviations.Judges;

/// <summary>Tukey's fences (1977): how many interquartile ranges a value lies outside of the quartiles. Deviates from 1.5 on, severely from 3 on.</summary>
public sealed class IqrJudge : IDeviationJudge
{
    // An interquartile range of normal values is this many standard deviations.
    private const double NormalInterquartileRange = 1.3489795003921634;

    /// <inheritdoc/>
    public string Name => "Iqr";

    /// <inheritdoc/>
    public Thresholds? DefaultThresholds { get; } = new(1, 1.5, 3);

    /// <inheritdoc/>
    public double DefaultMinimumEffect => 0;

    /// <inheritdoc/>
    public bool IsAbsolute => false;

    /// <inheritdoc/>
    public Judgement Judge(JudgeInput input)
    {
        double low = input.Baseline.P25, high = input.Baseline.P75, range = high - low;

        // Without a range, the ladder of the MAD gives one.
        if (range == 0) range = MadJudge.ScaleOf(input.Baseline) * NormalInterquartileRange;
        double distance = input.Value > high ? input.Value - high : input.Value < low ? input.Value - low : 0;
        double score = distance == 0 ? 0 : range > 0 ? distance / range : Math.Sign(distance) * DefaultThresholds!.Critical;
        return new Judgement(score, input.Baseline.Median, low - (input.Limit * range), high + (input.Limit * range));
    }
}
