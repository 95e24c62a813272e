using MetricsTools.Statistics;

namespace MetricsTools.Deviations.Judges;

/// <summary>
/// The Mann-Whitney U test of the current runs against the baseline, whatever their distribution. The score is its z, deflated for values that resemble their
/// neighbours (<see cref="Deflation"/>). Deviates from 2.576 on, the normal quantile at 0.995, with a Hodges-Lehmann shift of at least 2 %.
/// Needs the values of the baseline and about three current runs: with fewer, no order of them is improbable enough.
/// </summary>
public sealed class MannWhitneyJudge : IDeviationJudge
{
    /// <summary>The smallest shift that counts, in percent, when none is given.</summary>
    internal const double MinimumShift = 2;

    /// <summary>The normal quantile at 0.995.</summary>
    internal const double WarningZ = 2.5758293035489004;

    /// <inheritdoc/>
    public string Name => "MannWhitney";

    /// <inheritdoc/>
    public Thresholds? DefaultThresholds { get; } = new(1.6448536269514722, WarningZ, 3.2905267314918945);

    /// <inheritdoc/>
    public double DefaultMinimumEffect => MinimumShift;

    /// <inheritdoc/>
    public bool IsAbsolute => false;

    /// <inheritdoc/>
    public Judgement Judge(JudgeInput input)
    {
        double median = input.Baseline.Median;
        var judgement = new Judgement(0, median, null, null);
        if (input.BaselineValues.Count == 0) return judgement with { Obstacle = "ranks need the values of the baseline, of which only figures are known" };
        double[] before = [.. input.BaselineValues];
        RankEvidence ranks = RankEvidence.Of(before, [.. input.Current], Deflation.Of(before));
        if (ranks.LargestZ < input.Limit)
        {
            string runs = input.Current.Count == 1 ? "1 run" : FormattableString.Invariant($"{input.Current.Count} runs");
            return judgement with { Obstacle = FormattableString.Invariant($"no order of {runs} against {before.Length} is improbable enough, so add more") };
        }

        return judgement with
        {
            Score = ranks.Z,
            PValue = ranks.PValue,
            IsTooSmall = Math.Abs(ranks.Shift) < (input.MinimumEffect ?? DefaultMinimumEffect),
            Evidence = DeviationReason.Probability(ranks.PValue),
        };
    }
}
