using MetricsTools.ChangePoints;

namespace MetricsTools.Deviations.Judges;

/// <summary>
/// Whether the level of the series has changed for good, and lately: the newest change point of baseline and current runs together
/// (<see cref="ChangePointFinder"/>) that lies among the current runs or the ten newest. It alarms until the new level is ten runs old. A change shows from its fifth run on:
/// slower than <see cref="AutoJudge"/>, and not moved by a spike even of several runs. The score is the evidence, with the sign of the shift. Deviates from 3.29 on.
/// </summary>
public sealed class ChangePointJudge : IDeviationJudge
{
    private const int NewestRuns = 2 * ChangePointOptions.DefaultRuns;

    /// <inheritdoc/>
    public string Name => "ChangePoint";

    /// <inheritdoc/>
    public Thresholds? DefaultThresholds { get; } = new(ChangePointOptions.DefaultScore, ChangePointOptions.DefaultScore, 4.5);

    /// <inheritdoc/>
    public double DefaultMinimumEffect => ChangePointOptions.DefaultShift;

    /// <inheritdoc/>
    public bool IsAbsolute => false;

    /// <inheritdoc/>
    public Judgement Judge(JudgeInput input)
    {
        var judgement = new Judgement(0, input.Baseline.Median, null, null) { IsTooSmall = false };
        if (input.BaselineValues.Count == 0) return judgement with { Obstacle = "change points need the values of the baseline, of which only figures are known" };
        double[] values = [.. input.BaselineValues, .. input.Current];
        if (values.Length < NewestRuns) return judgement with { Obstacle = "a change of level needs five runs on either side" };
        var options = new ChangePointOptions(Math.Min(input.Limit, DefaultThresholds!.Warning), input.MinimumEffect ?? DefaultMinimumEffect);
        ChangePoint? newest = ChangePointFinder.Find(values, options).LastOrDefault(point => point.Index >= values.Length - Math.Max(NewestRuns, input.Current.Count));
        if (newest is null) return judgement with { Evidence = "no lasting change of level" };
        string age = FormattableString.Invariant($"level changed from {newest.Before:G5} to {newest.After:G5} {values.Length - newest.Index} runs ago");
        return judgement with { Score = newest.Shift < 0 ? -newest.Score : newest.Score, Expected = newest.Before, Evidence = age };
    }
}
