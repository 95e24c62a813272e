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
    private readonly SeriesOptions _series = new("All of them");
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
        _series.AddTo(this);
        foreach (Option option in new Option[] { _title, _maximumPoints, _noClobber }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        string path = parse.GetValue(_path)!;
        List<string> known = invocation.KnownNames(_series.ReadNames(parse));
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
        SeriesQuery series = _series.Read(parse);
        var request = new ReportRequest { Names = names, Filter = series.Filter };
        return request with
        {
            Range = series.Range == RangeRequest.Everything ? request.Range : series.Range,
            Title = parse.GetValue(_title) is { Length: > 0 } title ? title : request.Title,
            MaximumPoints = _maximumPoints.Read(parse) ?? request.MaximumPoints,
        };
    }
}
