using System.CommandLine;
using MetricsTools.Baselines;
using MetricsTools.CommandLine.Options;
using MetricsTools.Deviations;
using MetricsTools.Model;

namespace MetricsTools.CommandLine.Judging;

/// <summary>How values are judged: method, direction, thresholds and what is too little to judge by.</summary>
internal sealed class DeviationOptionSet
{
    private readonly Option<string?> _method = new("--method")
    {
        Description = "How to judge; auto when omitted.",
        HelpName = string.Join('|', DeviationJudges.All.Select(static judge => judge.Name.ToLowerInvariant())),
    };

    private readonly ChoiceOption<Direction> _direction = new("--direction", "Which way is bad; what the metric's definition says when omitted.");
    private readonly NumberOption _info = new("--info", "The score from which a deviation is worth knowing, in the method's units.");
    private readonly NumberOption _warning = new("--warning", "The score from which it is a deviation: 20 for percent means 20 %.");
    private readonly NumberOption _critical = new("--critical", "The score from which it is severe.");
    private readonly CountOption _requireConsecutive = new("--require-consecutive", "A deviation counts only when so many runs in a row deviate, each of --count samples.", 1000);
    private readonly CountOption _minimumSample = new("--minimum-sample", "The fewest baseline values to judge by; inconclusive with fewer. 8 when omitted.", 1_000_000);
    private readonly NumberOption _minimumEffect = new("--minimum-effect", "The smallest deviation that counts, in percent of the expected value.");

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _method, _direction, _info, _warning, _critical, _requireConsecutive, _minimumSample, _minimumEffect }) command.Options.Add(option);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="MetricException">Something cannot be read, or contradicts something else.</exception>
    public DeviationOptions Read(ParseResult parse)
    {
        var options = new DeviationOptions
        {
            Judge = parse.GetValue(_method) is { } method ? DeviationJudges.Find(method) : DeviationJudges.All[0],
            Direction = _direction.Read(parse),
            InfoThreshold = _info.Read(parse),
            WarningThreshold = _warning.Read(parse),
            CriticalThreshold = _critical.Read(parse),
            RequireConsecutive = _requireConsecutive.Read(parse) ?? 1,
            MinimumSample = _minimumSample.Read(parse) ?? Baseline.SufficientCount,
            MinimumEffect = _minimumEffect.Read(parse),
        };
        if (options.MinimumEffect < 0) throw new UsageException($"{_minimumEffect.Name} takes a number from 0 on.");
        options.Validate();
        return options;
    }
}
