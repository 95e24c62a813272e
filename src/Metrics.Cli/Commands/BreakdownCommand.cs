using System.CommandLine;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Usage;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Breaks metrics down by tags.</summary>
internal sealed class BreakdownCommand : MetricCommand
{
    private readonly NamesArgument _names = new(ArgumentArity.ZeroOrMore, "Names of metrics; wildcards are allowed. Requests when omitted.");
    private readonly TagOption _tag = new("Which series: host=web*,region=eu; a key without '=' must be absent.");
    private readonly RangeOptions _range = new();
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
        Arguments.Add(_names);
        Options.Add(_tag);
        _range.AddTo(this);
        foreach (Option option in new Option[] { _groupBy, _includeAnonymous, _format }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        var query = new BreakdownQuery { Filter = _tag.ReadFilter(parse), Range = _range.Read(parse), IncludesAnonymous = parse.GetValue(_includeAnonymous) };
        if (_groupBy.Read(parse) is { } keys) query = query with { GroupBy = keys };
        string[] names = parse.GetValue(_names) is { Length: > 0 } given ? given : [query.Name];
        IResultWriter<BreakdownRow> writer = ResultWriters.Create(_format.Read(parse) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Breakdown);
        bool isEmpty = true;
        foreach (string name in invocation.Queries.Selector.DistinctNames(names))
        {
            invocation.Try(() =>
            {
                var breakdown = new Breakdown(invocation.Queries) { Progress = (_, _) => invocation.Cancellation.ThrowIfCancellationRequested() };
                foreach (BreakdownRow row in breakdown.Read(query with { Name = name }))
                {
                    writer.Write(row);
                    isEmpty = false;
                }
            });
        }

        writer.Complete();
        if (isEmpty) invocation.ExplainEmpty();
    }
}
