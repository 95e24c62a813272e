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
    private readonly SeriesOptions _series = new();
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
        _series.AddTo(this);
        foreach (Option option in new Option[] { _interval, _per, _horizon, _format }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        TimeSpan per = _per.Read(parse) ?? SeriesTrend.DefaultPer;
        TimeSpan? horizon = _horizon.Read(parse);
        SeriesQuery query = _series.Read(parse) with { Interval = _interval.Read(parse) ?? ValueSeries.DefaultInterval };
        IResultWriter<TrendRow> writer = ResultWriters.Create(_format.Read(parse) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Trend);
        invocation.Write(writer, _series.ReadNames(parse), Trends);

        IEnumerable<TrendRow> Trends(string name)
        {
            foreach (SeriesValues series in SeriesValues.Read(invocation.Queries, query with { Name = name }))
            {
                invocation.Cancellation.ThrowIfCancellationRequested();
                if (SeriesTrend.Of(series.Values, per, horizon) is { } trend) yield return new TrendRow(series.Series, trend);
                else invocation.Note($"{series.Series.Key} has values of one moment only.");
            }
        }
    }
}
