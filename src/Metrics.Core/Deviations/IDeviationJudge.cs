namespace MetricsTools.Deviations;

/// <summary>One method of telling how far a value lies from a baseline. A judge registers in <see cref="DeviationJudges"/>.</summary>
public interface IDeviationJudge
{
    /// <summary>The name of the method.</summary>
    string Name { get; }

    /// <summary>The thresholds when none are given, or null when there can be none.</summary>
    Thresholds? DefaultThresholds { get; }

    /// <summary>The smallest deviation that counts, in percent of the expected value, when none is given.</summary>
    double DefaultMinimumEffect { get; }

    /// <summary>Whether the score is the value itself and the thresholds are limits for it, so that no history is needed.</summary>
    bool IsAbsolute { get; }

    /// <summary>How far the value lies from the baseline.</summary>
    Judgement Judge(JudgeInput input);
}
