namespace MetricsTools.Deviations.Judges;

/// <summary>Limits that are given in the metric's unit. Needs no history.</summary>
public sealed class StaticJudge : IDeviationJudge
{
    /// <inheritdoc/>
    public string Name => "Static";

    /// <inheritdoc/>
    public Thresholds? DefaultThresholds => null;

    /// <inheritdoc/>
    public double DefaultMinimumEffect => 0;

    /// <inheritdoc/>
    public bool IsAbsolute => true;

    /// <inheritdoc/>
    public Judgement Judge(JudgeInput input)
    {
        double? expected = input.Baseline.Count > 0 ? input.Baseline.Median : null;
        return new Judgement(input.Value, expected, null, null);
    }
}
