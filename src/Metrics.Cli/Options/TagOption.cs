using System.CommandLine;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.CommandLine.Options;

/// <summary>Tags of a sample, or a filter of series: <c>--tag host=web1,region=eu</c>, or once a tag.</summary>
internal sealed class TagOption : Option<string[]>
{
    /// <summary>Makes the option.</summary>
    public TagOption(string description = "Which series: host=web*,region=eu; a key without '=' must be absent.", string name = "--tag") : base(name)
    {
        Description = description;
        HelpName = "key=value,...";
    }

    /// <summary>The tags, or null when none were given.</summary>
    /// <exception cref="MetricException">They cannot be read.</exception>
    public TagSet? ReadTags(ParseResult parse) => Join(parse) is { } text ? TagSet.Parse(text) : null;

    /// <summary>The filter; all series when none was given.</summary>
    /// <exception cref="MetricException">It cannot be read.</exception>
    public TagFilter ReadFilter(ParseResult parse) => Join(parse) is { } text ? TagFilter.Parse(text) : TagFilter.All;

    /// <summary>Whether some were given.</summary>
    public bool IsGiven(ParseResult parse) => Join(parse) is not null;

    private string? Join(ParseResult parse) => parse.GetValue(this) is { Length: > 0 } texts ? string.Join(',', texts) : null;
}
