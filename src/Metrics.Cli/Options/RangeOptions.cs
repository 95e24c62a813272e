using System.CommandLine;
using MetricsTools.Queries;

namespace MetricsTools.CommandLine.Options;

/// <summary>A range of time; everything when nothing is said.</summary>
internal sealed class RangeOptions
{
    private readonly DurationOption _last = new("--last", "The time up to now: 30s, 5m, 1h, 7d, 2w.");
    private readonly MomentOption _start = new("--start", "The first moment: 2026-01-31, or 2026-01-31T08:00:00Z; local without a zone.");
    private readonly MomentOption _end = new("--end", "The last moment; now when omitted.");

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_last);
        command.Options.Add(_start);
        command.Options.Add(_end);
    }

    /// <summary>The range that was asked for.</summary>
    /// <exception cref="MetricException">A moment or duration cannot be read, or two were given that contradict each other.</exception>
    public RangeRequest Read(ParseResult parse)
    {
        var range = new RangeRequest(_start.Read(parse), _end.Read(parse), _last.Read(parse));
        return range.Last is not null && range.Start is not null ? throw new MetricException(ErrorId.OptionsInConflict, _last.Name, _start.Name) : range;
    }
}
