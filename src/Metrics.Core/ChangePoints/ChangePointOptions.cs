namespace MetricsTools.ChangePoints;

/// <summary>What a change of level must be to count.</summary>
/// <param name="MinimumScore">The least evidence, a standard normal deviate.</param>
/// <param name="MinimumShift">The smallest shift, in percent.</param>
/// <param name="MinimumRuns">The fewest values on either side: at least 2.</param>
public sealed record ChangePointOptions(
    double MinimumScore = ChangePointOptions.DefaultScore, double MinimumShift = ChangePointOptions.DefaultShift, int MinimumRuns = ChangePointOptions.DefaultRuns)
{
    /// <summary>The least evidence when none is given: chance reaches it once in a thousand times, both ways together.</summary>
    public const double DefaultScore = 3.29;

    /// <summary>The smallest shift when none is given, in percent.</summary>
    public const double DefaultShift = 2;

    /// <summary>The fewest values on either side when none are given.</summary>
    public const int DefaultRuns = 5;
}
