using System.CommandLine;
using MetricsTools.Baselines;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Courses;
using MetricsTools.Views.Drawing;
using MetricsTools.Views.Terminal;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Draws metrics as charts.</summary>
internal sealed class ChartCommand : MetricCommand
{
    private readonly SeriesOptions _series = new();
    private readonly ChoiceOption<ChartType> _type = new("--type", "What is shown: the course of values, a histogram of them, or a heatmap of hour by weekday; line when omitted.");
    private readonly CountOption _width = new("--width", "The columns; those of the terminal when omitted.", 1000);
    private readonly CountOption _height = new("--height", "The rows; 20 when omitted.", 1000);
    private readonly CountOption _maximumPoints = new("--max-points", "The most points of a line; two a column when omitted.", 10_000);
    private readonly Option<bool> _ascii = new("--ascii") { Description = "No characters but those of ASCII." };

    private const string DetailText =
        """
        Series of one unit share a chart. Colours are left out when NO_COLOR is set, in CI, and in what is redirected. Times are in UTC.

        Examples:
          metrics chart build.duration --last 7d
          metrics chart build.duration --type histogram
          metrics chart 'cpu.*' --tag host=web1 --width 120 --height 30
        """;

    /// <summary>Makes the command.</summary>
    public ChartCommand(Terminal terminal) : base("chart", "Draws metrics as charts in the terminal.", DetailText, terminal)
    {
        _series.AddTo(this);
        foreach (Option option in new Option[] { _type, _width, _height, _maximumPoints, _ascii }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        TerminalProfile profile = ConsoleProfile.Read();
        ChartType type = _type.Read(parse) ?? ChartType.Line;
        int width = Math.Max(ChartPictures.SmallestWidth, _width.Read(parse) ?? profile.Width);
        int? height = _height.Read(parse) is { } rows ? Math.Max(ChartPictures.SmallestHeight, rows) : null;
        SeriesQuery query = _series.Read(parse);
        int points = _maximumPoints.Read(parse) ?? (2 * width);
        var series = new List<ChartSeries>();
        foreach (string name in invocation.Queries.Selector.DistinctNames(_series.ReadNames(parse)))
        {
            invocation.Try(() => series.AddRange(type == ChartType.Line
                ? new CourseReader(invocation.Queries).Read(new CourseRequest { Names = [name], Filter = query.Filter, Range = query.Range, MaximumPoints = points }).Select(static course => course.ToChartSeries())
                : SeriesValues.Read(invocation.Queries, query with { Name = name }).Select(static one => one.ToChartSeries())));
        }

        TimeRange? shown = ChartRange.Of(query.Range, series, Invocation.Now);
        var extras = new LineChartExtras { Range = shown, Annotations = StoredMarks.Read(invocation.Queries, shown) };
        IReadOnlyList<Canvas> pictures = new ChartPictures(width, height, parse.GetValue(_ascii) ? Glyphs.Ascii : profile.Glyphs).Draw(type, series, extras);
        foreach (string line in pictures.SelectMany(picture => CanvasText.Lines(picture, profile.HasColor))) invocation.Terminal.Output.WriteLine(line);
        if (pictures.Count == 0) invocation.ExplainEmpty();
    }
}
