using System.CommandLine;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Queries;
using MetricsTools.Usage;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Breaks metrics down by tags.</summary>
internal sealed class BreakdownCommand : MetricCommand
{
    private readonly SeriesOptions _series = new("Requests");
    private readonly KeysOption _groupBy = new("--group-by", "Tag keys that keep groups apart; http.route when omitted. '' takes all of a metric together.");
    private readonly Option<bool> _includeAnonymous = new("--include-anonymous") { Description = "Count users who are not known, all of them as one." };
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How results are written; a table when omitted.");

    private const string DetailText =
        """
        One row a group, all of them, the slowest on average first: count, error rate (0 to 1), average, percentiles and distinct users. Errors are samples with the tag
        error.type or a status code from 400 on.

        Examples:
          metrics breakdown --last 1d
          metrics breakdown --group-by http.route,http.request.method --format csv
          metrics breakdown job.duration --group-by job
        """;

    /// <summary>Makes the command.</summary>
    public BreakdownCommand(Terminal terminal) : base("breakdown", "Breaks requests, or any metric, down by tags.", DetailText, terminal)
    {
        _series.AddTo(this);
        foreach (Option option in new Option[] { _groupBy, _includeAnonymous, _format }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        SeriesQuery series = _series.Read(parse);
        var query = new BreakdownQuery { Filter = series.Filter, Range = series.Range, IncludesAnonymous = parse.GetValue(_includeAnonymous) };
        if (_groupBy.Read(parse) is { } keys) query = query with { GroupBy = keys };
        IResultWriter<BreakdownRow> writer = ResultWriters.Create(_format.Read(parse) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Breakdown);
        var breakdown = new Breakdown(invocation.Queries) { Progress = (_, _) => invocation.Cancellation.ThrowIfCancellationRequested() };
        invocation.Write(writer, _series.ReadNames(parse, query.Name), name => breakdown.Read(query with { Name = name }));
    }
}
