using System.CommandLine;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Configuration;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using MetricsTools.Views.Dashboard;
using MetricsTools.Views.Drawing;
using MetricsTools.Views.Live;
using MetricsTools.Views.Terminal;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Shows what the store holds, live.</summary>
internal sealed class DashboardCommand : MetricCommand
{
    private readonly NamesArgument _names = new(ArgumentArity.ZeroOrMore);
    private readonly TagOption _tag = new();
    private readonly DurationOption _last = new("--last", "The newest time that is shown; 1h when omitted.");
    private readonly DurationOption _refresh = new("--refresh", "How often it is refreshed; 1s when omitted.");
    private readonly CountOption _maximumPoints = new("--max-points", "The most points of a course; 60 when omitted.", 1000);
    private readonly Option<bool> _once = new("--once") { Description = "One frame as plain text." };
    private readonly CountOption _width = new("--width", "The columns of a frame that is plain text.", 1000);

    private const string DetailText =
        """
        Keys: q quits, space pauses, r takes the next range (1 h, 24 h, 7 d, 30 d, 90 d), s the next order, / filters, ? explains them all. Where nobody looks on
        (redirected output, CI, TERM=dumb) it writes one frame as plain text. NO_COLOR is honoured.

        Examples:
          metrics dashboard
          metrics dashboard 'http.*' --tag host=web1 --last 24h
          metrics dashboard --once > dashboard.txt
        """;

    /// <summary>Makes the command.</summary>
    public DashboardCommand(Terminal terminal) : base("dashboard", "Shows what the store holds, live, on the whole screen.", DetailText, terminal)
    {
        Arguments.Add(_names);
        Options.Add(_tag);
        foreach (Option option in new Option[] { _last, _refresh, _maximumPoints, _once, _width }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        string[] names = parse.GetValue(_names) is { Length: > 0 } given ? given : ["*"];
        TimeSpan last = Positive(_last.Read(parse) ?? DashboardRanges.All[0]), refresh = Positive(_refresh.Read(parse) ?? LiveDashboard.DefaultRefresh);
        var request = new DashboardRequest { Names = names, Filter = _tag.ReadFilter(parse), Last = last, MaximumPoints = _maximumPoints.Read(parse) ?? 60 };
        TerminalProfile profile = ConsoleProfile.Read();
        if (!profile.IsInteractive || parse.GetValue(_once))
        {
            using var once = new QueriedDashboardSource(invocation.Queries);
            int? width = _width.Read(parse) is { } columns ? Math.Max(ChartPictures.SmallestWidth, columns) : null;
            foreach (string line in new DashboardRunner(once, profile).Frame(request, width)) invocation.Terminal.Output.WriteLine(line);
            return;
        }

        string path = invocation.StorePath;
        MetricConfiguration configuration = invocation.Configuration;
        using var source = new StoreDashboardSource(path, () => Open(path, configuration), TimeProvider.System);
        source.Validate(request);
        new DashboardRunner(source, profile).Run(request, refresh, TimeProvider.System, invocation.Cancellation);
    }

    private static MetricQueries Open(string path, MetricConfiguration configuration)
    {
        IMetricStore store = SqliteMetricStore.Open(path, new StoreOptions { Access = StoreAccess.Read });
        MetricSettings settings = configuration.Resolve(store);
        return new MetricQueries(new SeriesSelector(store, settings.Privacy), TimeProvider.System, settings.Retention);
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : throw new MetricException(ErrorId.DurationNotPositive, span);
}
