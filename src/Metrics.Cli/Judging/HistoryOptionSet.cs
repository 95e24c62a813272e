using System.CommandLine;
using MetricsTools.Baselines;
using MetricsTools.CommandLine.Options;
using MetricsTools.Deviations;

namespace MetricsTools.CommandLine.Judging;

/// <summary>Which values of a series are judged, and against which of its history.</summary>
internal sealed class HistoryOptionSet
{
    private readonly CountOption _count = new("--count", "The number of newest samples to judge, by their median; 1 when omitted.", 1_000_000);
    private readonly DurationOption _last = new("--last", "Judge all samples of this time up to now, by their median.");
    private readonly DurationOption _window = new("--window", "The history before the judged samples that makes the baseline; 7d when omitted.");
    private readonly CountOption _baselineCount = new("--baseline-count", "The number of samples before the judged ones that make the baseline, instead of a window.");
    private readonly SeasonOptionSet _season = new();
    private readonly DurationOption _interval = new("--interval", "The interval whose rate or distinct count is judged for a counter or a set; 1h when omitted.");

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _count, _last, _window, _baselineCount, _interval }) command.Options.Add(option);
        _season.AddTo(command);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="MetricException">Something cannot be read, or contradicts something else.</exception>
    public DeviationRequest Read(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        int? count = _count.Read(parse);
        TimeSpan? last = _last.Read(parse);
        if (count is not null && last is not null) throw new MetricException(ErrorId.OptionsInConflict, _count.Name, _last.Name);
        return new DeviationRequest
        {
            Count = count ?? 1,
            Last = last,
            Window = _window.Read(parse) ?? BaselineRequest.DefaultWindow,
            BaselineCount = _baselineCount.Read(parse),
            History = _season.Read(invocation),
            Interval = _interval.Read(parse) ?? ValueSeries.DefaultInterval,
        };
    }
}
