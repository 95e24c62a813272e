using System.CommandLine;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Usage;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Shows what was used, and by how many.</summary>
internal sealed class UsageCommand : MetricCommand
{
    private readonly TagOption _tag = new("Which events and requests: event.type=page_view; a key without '=' must be absent.");
    private readonly RangeOptions _range = new();
    private readonly KeysOption _groupBy = new("--group-by", "Tag keys that keep groups apart: event.type, page, element, http.route. All together when omitted.");
    private readonly DurationOption _activeWindow = new("--active-window", "The newest time of the range in which an active user did something; 1d when omitted.");
    private readonly Option<bool> _includeAnonymous = new("--include-anonymous") { Description = "Count users who are not known, all of them as one." };
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How results are written; a table when omitted.");

    private const string DetailText =
        """
        Over usage events and requests together: one row; with --group-by a row for each group, the most used first. Share is that of all events and requests in the answer.

        Examples:
          metrics usage --last 30d --active-window 7d
          metrics usage --group-by event.type
          metrics usage --group-by page --tag event.type=page_view --format json
        """;

    /// <summary>Makes the command.</summary>
    public UsageCommand(Terminal terminal) : base("usage", "Shows what was used, how often, and by how many.", DetailText, terminal)
    {
        Options.Add(_tag);
        _range.AddTo(this);
        foreach (Option option in new Option[] { _groupBy, _activeWindow, _includeAnonymous, _format }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        var query = new UsageQuery
        {
            Filter = _tag.ReadFilter(parse),
            Range = _range.Read(parse),
            GroupBy = _groupBy.Read(parse),
            ActiveWindow = _activeWindow.Read(parse) ?? UsageQuery.DefaultActiveWindow,
            IncludesAnonymous = parse.GetValue(_includeAnonymous),
        };
        IResultWriter<UsageRow> writer = ResultWriters.Create(_format.Read(parse) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Usage);
        IReadOnlyList<UsageRow> rows = new UsageReport(invocation.Queries) { Progress = (_, _) => invocation.Cancellation.ThrowIfCancellationRequested() }.Read(query);
        foreach (UsageRow row in rows) writer.Write(row);
        writer.Complete();
        if (rows.Count == 0) invocation.ExplainEmpty();
    }
}
