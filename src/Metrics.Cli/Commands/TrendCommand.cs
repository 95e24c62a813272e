using System.CommandLine;
using MetricsTools.Baselines;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Queries;
using MetricsTools.Trends;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Shows how fast metrics rise or fall.</summary>
internal sealed class TrendCommand : MetricCommand
{
    private readonly NamesArgument _names = new(ArgumentArity.OneOrMore);
    private readonly TagOption _tag = new("Which series: host=web*,region=eu; a key without '=' must be absent.");
    private readonly RangeOptions _range = new();
    private readonly DurationOption _interval = new("--interval", "The interval whose rate or distinct count is a value of a counter or a set; 1h when omitted.");
    private readonly DurationOption _per = new("--per", "The time in which the slope is given; 1d when omitted.");
    private readonly DurationOption _horizon = new("--horizon", "How long after the last sample the forecast is; as long as the history when omitted.");
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How results are written; a table when omitted.", ResultFormat.Table, ResultFormat.Json);

    private const string DetailText =
        """
        One row a series: the line through its samples that outliers hardly move. A line describes no season and no step.

        Examples:
          metrics trend disk.used --last 30d --horizon 30d
          metrics trend 'build.*' --per 1w --format json
        """;

    /// <summary>Makes the command.</summary>
    public TrendCommand(Terminal terminal) : base("trend", "Shows how fast metrics rise or fall, and where that leads to.", DetailText, terminal)
    {
        Arguments.Add(_names);
        Options.Add(_tag);
        _range.AddTo(this);
        foreach (Option option in new Option[] { _interval, _per, _horizon, _format }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        TimeSpan per = _per.Read(parse) ?? SeriesTrend.DefaultPer;
        TimeSpan? horizon = _horizon.Read(parse);
        var query = new SeriesQuery { Name = "", Filter = _tag.ReadFilter(parse), Range = _range.Read(parse), Interval = _interval.Read(parse) ?? ValueSeries.DefaultInterval };
        IResultWriter<TrendRow> writer = ResultWriters.Create(_format.Read(parse) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Trend);
        bool isEmpty = true;
        foreach (string name in invocation.Queries.Selector.DistinctNames(parse.GetValue(_names)!))
        {
            invocation.Try(() =>
            {
                foreach (SeriesValues series in SeriesValues.Read(invocation.Queries, query with { Name = name }))
                {
                    invocation.Cancellation.ThrowIfCancellationRequested();
                    if (SeriesTrend.Of(series.Values, per, horizon) is { } trend)
                    {
                        writer.Write(new TrendRow(series.Series, trend));
                        isEmpty = false;
                    }
                    else
                    {
                        invocation.Note($"{series.Series.Key} has values of one moment only.");
                    }
                }
            });
        }

        writer.Complete();
        if (isEmpty) invocation.ExplainEmpty();
    }
}
