using MetricsTools.Deviations.Judges;

namespace MetricsTools.Deviations;

/// <summary>The table of judges. A new one is a class and a line here.</summary>
public static class DeviationJudges
{
    /// <summary>All judges, the default first.</summary>
    public static readonly IReadOnlyList<IDeviationJudge> All =
    [
        new AutoJudge(),
        new MadJudge(),
        new ZScoreJudge(),
        new PercentJudge(),
        new IqrJudge(),
        new PercentileJudge(),
        new StaticJudge(),
        new MannWhitneyJudge(),
        new ChangePointJudge(),
    ];

    /// <summary>The judge of a method, found without case.</summary>
    /// <exception cref="MetricException">There is no such method.</exception>
    public static IDeviationJudge Find(string name) =>
        All.FirstOrDefault(judge => judge.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new MetricException(ErrorId.MethodUnknown, name, string.Join(", ", All.Select(static judge => judge.Name)));
}
