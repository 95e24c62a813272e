using System.CommandLine;
using MetricsTools.Queries;

namespace MetricsTools.CommandLine.Options;

/// <summary>Which metrics, which of their series, and what time of them.</summary>
internal sealed class SeriesOptions
{
    private readonly NamesArgument _names;
    private readonly TagOption _tag = new();
    private readonly RangeOptions _range = new();

    /// <summary>Makes them for metrics that are named, one at least.</summary>
    public SeriesOptions() => _names = new NamesArgument(ArgumentArity.OneOrMore);

    /// <summary>Makes them for metrics that need not be named.</summary>
    /// <param name="otherwise">What is meant then, for the help: <c>All of them</c>.</param>
    public SeriesOptions(string otherwise) =>
        _names = new NamesArgument(ArgumentArity.ZeroOrMore, $"Names of metrics; wildcards are allowed. {otherwise} when omitted.");

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_names);
        command.Options.Add(_tag);
        _range.AddTo(command);
    }

    /// <summary>The names that were given, or else one that is meant then.</summary>
    public string[] ReadNames(ParseResult parse, string otherwise = "*") => parse.GetValue(_names) is { Length: > 0 } given ? given : [otherwise];

    /// <summary>What is asked of each of them; it has no name yet.</summary>
    /// <exception cref="MetricException">Something cannot be read, or contradicts something else.</exception>
    public SeriesQuery Read(ParseResult parse) => new() { Name = "", Filter = _tag.ReadFilter(parse), Range = _range.Read(parse) };
}
