using System.CommandLine;
using MetricsTools.Baselines;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Comparisons;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Compares metrics in two ranges of time, with two tags, or under two labels.</summary>
internal sealed class CompareCommand : MetricCommand
{
    private readonly NamesArgument _names = new(ArgumentArity.OneOrMore);
    private readonly TagOption _tag = new();
    private readonly TagOption _referenceTag = new("The tags of the series that are compared with, all of a metric together.", "--reference-tag");
    private readonly RangeOptions _range = new();
    private readonly MomentOption _referenceStart = new("--reference-start", "The first moment of the range that is compared with; as long before the range as that is when omitted.");
    private readonly MomentOption _referenceEnd = new("--reference-end", "The last moment of it; now when omitted.");
    private readonly Option<string?> _referenceLabel = new("--reference-label") { Description = "The label of saved baselines that are compared with.", HelpName = "label" };
    private readonly Option<string?> _label = new("--label") { Description = "The label of saved baselines that are compared; what is stored when omitted.", HelpName = "label" };
    private readonly DurationOption _interval = new("--interval", "The interval whose rate or distinct count is a value of a counter or a set; 1h when omitted.");
    private readonly ChoiceOption<Direction> _direction = new("--direction", "Which way is bad; what the metric's definition says when omitted.");
    private readonly NumberOption _minimumEffect = new("--minimum-effect", "The smallest shift that counts, in percent; 2 when omitted.");
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How results are written; a table when omitted.", ResultFormat.Table, ResultFormat.Json);

    private const string DetailText =
        """
        One row a series; with --reference-tag, a metric. The shift is the Hodges-Lehmann estimate, the test that of Mann and Whitney. One of twenty comparisons of the same
        differs by chance: to fail a job, use 'metrics test'.

        Examples:
          metrics compare build.duration --last 7d
          metrics compare render.time --reference-tag engine=old --tag engine=new
          metrics compare 'build.*' --reference-label release-1.1 --label release-1.2
        """;

    /// <summary>Makes the command.</summary>
    public CompareCommand(Terminal terminal) : base("compare", "Compares metrics in two ranges of time, with two tags, or under two labels.", DetailText, terminal)
    {
        Arguments.Add(_names);
        Options.Add(_tag);
        Options.Add(_referenceTag);
        _range.AddTo(this);
        foreach (Option option in new Option[] { _referenceStart, _referenceEnd, _referenceLabel, _label, _interval, _direction, _minimumEffect, _format }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        RangeRequest? reference = ReadReference(parse);
        double minimumEffect = _minimumEffect.Read(parse) ?? SampleComparison.DefaultMinimumEffect;
        if (minimumEffect < 0) throw new UsageException($"{_minimumEffect.Name} takes a number from 0 on.");
        var named = new NamedComparison(invocation.Queries)
        {
            Filter = _tag.ReadFilter(parse),
            Range = _range.Read(parse),
            Interval = _interval.Read(parse) ?? ValueSeries.DefaultInterval,
            Direction = _direction.Read(parse),
            MinimumEffect = minimumEffect,
        };
        IResultWriter<SeriesComparison> writer = ResultWriters.Create(_format.Read(parse) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Comparison);
        invocation.Write(writer, parse.GetValue(_names)!, name => Compare(named, name, reference, parse));
    }

    private IEnumerable<SeriesComparison> Compare(NamedComparison named, string name, RangeRequest? reference, ParseResult parse) =>
        _referenceTag.IsGiven(parse) ? named.Tags(name, _referenceTag.ReadFilter(parse), _referenceTag.ReadFilter(parse).ToText(), named.Filter.ToText())
        : parse.GetValue(_referenceLabel) is { } label ? named.Labels(name, label, parse.GetValue(_label))
        : named.Windows(name, reference);

    private RangeRequest? ReadReference(ParseResult parse)
    {
        DateTimeOffset? start = _referenceStart.Read(parse), end = _referenceEnd.Read(parse);
        bool hasLabel = parse.GetValue(_referenceLabel) is not null, hasTag = _referenceTag.IsGiven(parse);
        string[] given = [.. new[] { (_referenceTag.Name, hasTag), (_referenceLabel.Name, hasLabel), (_referenceStart.Name, start is not null) }.Where(static one => one.Item2).Select(static one => one.Name)];
        if (given.Length > 1) throw new MetricException(ErrorId.OptionsInConflict, given[0], given[1]);
        if (parse.GetValue(_label) is not null && !hasLabel) throw new MetricException(ErrorId.SideMissing, _label.Name, _referenceLabel.Name);
        if (hasTag && !_tag.IsGiven(parse)) throw new MetricException(ErrorId.SideMissing, _referenceTag.Name, _tag.Name);
        if (end is not null && start is null) throw new MetricException(ErrorId.SideMissing, _referenceEnd.Name, _referenceStart.Name);
        return start is null ? null : new RangeRequest(start, end, null);
    }
}
