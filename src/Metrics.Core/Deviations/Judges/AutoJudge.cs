namespace MetricsTools.Deviations.Judges;

/// <summary>
/// The method when none is named: <see cref="MadJudge"/>, with a deviation of at least one percent, so that a very steady series does not alarm
/// over what nobody would notice.
/// </summary>
public sealed class AutoJudge : IDeviationJudge
{
    private readonly MadJudge _judge = new();

    /// <inheritdoc/>
    public string Name => "Auto";

    /// <inheritdoc/>
    public Thresholds? DefaultThresholds => _judge.DefaultThresholds;

    /// <inheritdoc/>
    public double DefaultMinimumEffect => 1;

    /// <inheritdoc/>
    public bool IsAbsolute => false;

    /// <inheritdoc/>
    public Judgement Judge(JudgeInput input)
    {
        Judgement judgement = _judge.Judge(input);

        // Where three quarters of the values are equal, as of a counter of rare events, any other value is far away by every scale: only one that lies
        // beyond all that was seen says something.
        bool isMostlyConstant = input.Baseline.Mad == 0 && input.Baseline.P25 == input.Baseline.P75;
        bool wasSeen = input.Value >= input.Baseline.Minimum && input.Value <= input.Baseline.Maximum;
        return isMostlyConstant && wasSeen ? judgement with { Score = 0, Lower = input.Baseline.Minimum, Upper = input.Baseline.Maximum } : judgement;
    }
}
