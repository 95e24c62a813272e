using System.CommandLine;
using MetricsTools.Baselines;
using MetricsTools.CommandLine.Options;
using MetricsTools.Text;

namespace MetricsTools.CommandLine.Judging;

/// <summary>How a history becomes a baseline: what is left out of it, and what repeats in it.</summary>
internal sealed class SeasonOptionSet
{
    private readonly ChoiceOption<Seasonality> _seasonality = new("--seasonality", "What repeats: every hour of the day or week then has a level of its own; none when omitted.");
    private readonly Option<string?> _zone = new("--time-zone") { Description = "The zone by whose clock the season goes: Europe/Berlin, UTC; the local one when omitted.", HelpName = "id" };
    private readonly Option<bool> _excludeAnomaly = new("--exclude-anomaly") { Description = "Leave out values that are not like those around them." };
    private readonly Option<string[]> _excludeRange = new("--exclude-range") { Description = "Leave out a range of time; once for each range.", HelpName = "start/end" };

    private readonly AnnotationOptionSet _annotations = new();

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _seasonality, _zone, _excludeAnomaly, _excludeRange }) command.Options.Add(option);
        _annotations.AddTo(command);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="MetricException">Something cannot be read.</exception>
    public HistoryOptions Read(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        return new HistoryOptions
        {
            Seasonality = _seasonality.Read(parse) ?? Seasonality.None,
            Zone = parse.GetValue(_zone) is { } id ? ZoneText.Find(id) : TimeZoneInfo.Local,
            ExcludesAnomalies = parse.GetValue(_excludeAnomaly),
            ExcludedRanges = [.. (parse.GetValue(_excludeRange) ?? []).Select(static text => TimeRangeText.Parse(text, TimeZoneInfo.Local)), .. _annotations.Read(invocation)],
        };
    }
}
