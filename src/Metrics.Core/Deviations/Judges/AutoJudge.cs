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
    public Judgement Judge(JudgeInput input) => _judge.Judge(input);
}
