using MetricsTools.Statistics;

namespace MetricsTools.Deviations.Judges;

/// <summary>
/// The gate, and the method when none is named. Deviates when either of two rules speaks:
/// <list type="number">
/// <item>Level: the median of the current runs lies more than 3 standard deviations above the baseline's mean, both winsorised at a tenth a side, and more than
/// 1 % above its median.</item>
/// <item>Ranks, from three current runs on: the Mann-Whitney z, deflated for runs that resemble their neighbours, exceeds the normal quantile at 0.995, and the
/// Hodges-Lehmann shift 2 %.</item>
/// </list>
/// The same downwards. The score is the level's z or, when it is farther from zero, that of the ranks times 3 / 2.576, so that a deviation begins at 3 for both.
/// </summary>
public sealed class AutoJudge : IDeviationJudge
{
    /// <summary>The name of the method.</summary>
    internal const string MethodName = "Auto";

    private const double WarningZ = 3;
    private const double MinimumLevelEffect = 1;
    private const int FewestRuns = 3;

    /// <summary>The score of another value than the only one that a baseline of zeros has ever had.</summary>
    private const double ScoreWithoutScale = 10;

    /// <inheritdoc/>
    public string Name => MethodName;

    /// <inheritdoc/>
    public Thresholds? DefaultThresholds { get; } = new(2, WarningZ, 5);

    /// <inheritdoc/>
    public double DefaultMinimumEffect => MinimumLevelEffect;

    /// <inheritdoc/>
    public bool IsAbsolute => false;

    /// <inheritdoc/>
    public Judgement Judge(JudgeInput input)
    {
        Judgement level = JudgeLevel(input);
        if (input.Current.Count < FewestRuns || input.BaselineValues.Count == 0) return level;
        double[] before = [.. input.BaselineValues];
        RankEvidence ranks = RankEvidence.Of(before, [.. input.Current], Deflation.Of(before));
        double score = ranks.Z * (WarningZ / MannWhitneyJudge.WarningZ);
        bool isTooSmall = Math.Abs(ranks.Shift) < (input.MinimumEffect ?? MannWhitneyJudge.MinimumShift);
        bool isStronger = !isTooSmall && (level.IsTooSmall == true || Math.Abs(score) > Math.Abs(level.Score));
        return isStronger
            ? level with { Score = score, PValue = ranks.PValue, IsTooSmall = false, Evidence = DeviationReason.Probability(ranks.PValue) }
            : level with { PValue = ranks.PValue };
    }

    private static Judgement JudgeLevel(JudgeInput input)
    {
        LevelRule level = LevelRule.Of(input.Baseline, input.BaselineValues);
        double median = input.Baseline.Median, distance = input.Value - level.Center;
        double score = level.Scale > 0 ? distance / level.Scale : Math.Sign(distance) * ScoreWithoutScale;
        double smallest = Math.Abs(median) * (input.MinimumEffect ?? MinimumLevelEffect) / 100, reach = input.Limit * level.Scale;
        bool isTooSmall = (input.Value > median) != (score > 0) || Math.Abs(input.Value - median) < smallest;
        double lower = Math.Min(level.Center - reach, median - smallest), upper = Math.Max(level.Center + reach, median + smallest);

        // Where three quarters of the values are equal, as of a counter of rare events, any other value is far away by every scale: only one that lies
        // beyond all that was seen says something.
        bool isMostlyConstant = input.Baseline.Mad == 0 && input.Baseline.P25 == input.Baseline.P75;
        bool wasSeen = input.Value >= input.Baseline.Minimum && input.Value <= input.Baseline.Maximum;
        return isMostlyConstant && wasSeen
            ? new Judgement(0, median, Math.Min(lower, input.Baseline.Minimum), Math.Max(upper, input.Baseline.Maximum)) { IsTooSmall = false }
            : new Judgement(score, median, lower, upper) { IsTooSmall = isTooSmall };
    }
}
