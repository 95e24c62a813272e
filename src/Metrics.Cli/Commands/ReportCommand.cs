using System.CommandLine;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Formats;
using MetricsTools.Queries;
using MetricsTools.Views.Html;
using MetricsTools.Views.Report;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Writes a report as one page of HTML.</summary>
internal sealed class ReportCommand : MetricCommand
{
    private const int ProgressInterval = 20;

    private readonly Argument<string> _path = new("path") { Description = "The file to write." };
    private readonly NamesArgument _names = new(ArgumentArity.ZeroOrMore, "Names of metrics; wildcards are allowed. All of them when omitted.");
    private readonly TagOption _tag = new("Which series: host=web*,region=eu; a key without '=' must be absent.");
    private readonly RangeOptions _range = new();
    private readonly Option<string?> _title = new("--title") { Description = "What the report is called.", HelpName = "text" };
    private readonly CountOption _maximumPoints = new("--max-points", "The most points of a chart; 100 when omitted.", 1000);
    private readonly Option<bool> _noClobber = new("--no-clobber") { Description = "Does not replace a file that is there." };

    private const string DetailText =
        """
        One page that needs no network and no script: a summary, what deviates, changes of level, a chart of every series with the table behind it,
        requests, usage, annotations, health and definitions. It is about the last seven days when no range is given. The file is written whole or not
        at all.

        Examples:
          metrics report report.html
          metrics report web.html 'cpu.*' --tag host=web1 --last 1d --title 'Web server 1'
        """;

    /// <summary>Makes the command.</summary>
    public ReportCommand(Terminal terminal) : base("report", "Writes a report as one page of HTML.", DetailText, terminal)
    {
        Arguments.Add(_path);
        Arguments.Add(_names);
        Options.Add(_tag);
        _range.AddTo(this);
        foreach (Option option in new Option[] { _title, _maximumPoints, _noClobber }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        string path = parse.GetValue(_path)!;
        string[] names = parse.GetValue(_names) is { Length: > 0 } given ? given : ["*"];
        var known = new List<string>();
        foreach (string name in invocation.Queries.Selector.DistinctNames(names))
        {
            invocation.Try(() =>
            {
                invocation.Queries.Selector.SelectMetrics(name);
                known.Add(name);
            });
        }

        if (known.Count == 0) return;
        ReportRequest request = RequestOf(parse, known);
        using FileInProgress file = FileInProgress.Create(path, parse.GetValue(_noClobber));
        ReportModel report = new ReportBuilder(invocation.Queries).Build(request, (done, all) =>
        {
            invocation.Cancellation.ThrowIfCancellationRequested();
            if (done % ProgressInterval == 0) invocation.Terminal.WriteProgress($"{done} of {all} series");
        });
        invocation.Terminal.ClearProgress();
        ReportPage.Write(file.Text, report);
        file.Complete();
        if (report.Trends.Count == 0) invocation.ExplainEmpty();
    }

    private ReportRequest RequestOf(ParseResult parse, IReadOnlyList<string> names)
    {
        var request = new ReportRequest { Names = names, Filter = _tag.ReadFilter(parse) };
        RangeRequest range = _range.Read(parse) is var asked && asked == RangeRequest.Everything ? request.Range : asked;
        return request with
        {
            Range = range,
            Title = parse.GetValue(_title) is { Length: > 0 } title ? title : request.Title,
            MaximumPoints = _maximumPoints.Read(parse) ?? request.MaximumPoints,
        };
    }
}
