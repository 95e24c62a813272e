using System.CommandLine;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Formats;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Text;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Shows the course of metrics over time.</summary>
internal sealed class SeriesCommand : MetricCommand
{
    private const string AutomaticInterval = "auto";

    private readonly SeriesOptions _series = new();
    private readonly Option<string?> _interval = new("--interval") { Description = "The length of buckets: 30s, 5m, 1h, 1d; or auto.", HelpName = "duration|auto" };
    private readonly ChoiceOption<Aggregate> _aggregate = new("--aggregate", "The figure that a bucket shows as its value.");
    private readonly Option<string?> _groupBy = new("--group-by") { Description = "Tag keys: series that agree in them are taken together. '' takes all of a metric together.", HelpName = "key,..." };
    private readonly ChoiceOption<Fill> _fill = new("--fill", "What stands in an interval without samples.");
    private readonly CountOption _maximumPoints = new("--max-points", "The most buckets of a series for an automatic interval; 1000 when omitted.", 1_000_000);
    private readonly ChoiceOption<Resolution> _resolution = new("--resolution", "How fine the answer must be: auto takes samples, or hours and days where buckets are made of whole ones and the samples are many; raw takes samples alone; hour and day give buckets of that length.");
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How results are written; a table when omitted.");

    private const string DetailText =
        """
        Without --interval, every sample; with it, a bucket per interval, whose value is the rate per second of a counter, the average of a gauge, the 95th
        percentile of a histogram or summary, the distinct count of a set, or --aggregate. Without a range, everything. Times are in UTC.

        Examples:
          metrics series build.duration --last 1h
          metrics series build.duration --interval 1d --aggregate maximum --format csv
          metrics series 'process.*' --interval auto --group-by process
        """;

    /// <summary>Makes the command.</summary>
    public SeriesCommand(Terminal terminal) : base("series", "Shows the course of metrics over time.", DetailText, terminal)
    {
        _series.AddTo(this);
        foreach (Option option in new Option[] { _interval, _aggregate, _groupBy, _fill, _maximumPoints, _resolution, _format }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override bool LeavesOutDamage => true;

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        Aggregate? aggregate = _aggregate.Read(parse);
        ResultFormat format = _format.Read(parse) ?? ResultFormat.Table;
        SeriesQuery query = ReadQuery(parse);
        bool asksForBuckets = parse.GetValue(_interval) is not null || aggregate is not null || query.GroupBy is not null || query.Fill != Fill.None
            || query.Resolution is Resolution.Hour or Resolution.Day;
        string[] names = _series.ReadNames(parse);
        if (asksForBuckets)
        {
            invocation.Write(ResultWriters.Create(format, invocation.Terminal.Output, ResultColumns.Bucket), names, name => invocation.Queries
                .ReadBuckets(query with { Name = name })
                .Select(bucket => new BucketRow(bucket, aggregate ?? DefaultAggregate.Of(bucket.Metric.Kind))));
        }
        else
        {
            invocation.Write(CreateSampleWriter(format, invocation.Terminal.Output), names, name => invocation.Queries.ReadSamples(query with { Name = name }));
        }
    }

    private static IResultWriter<SampleRow> CreateSampleWriter(ResultFormat format, TextWriter text) => format == ResultFormat.Table
        ? ResultWriters.Create(format, text, ResultColumns.Sample)
        : new RecordResultWriter(MetricFormats.OfName(format.ToString()).RecordWriter!(text, null));

    private SeriesQuery ReadQuery(ParseResult parse)
    {
        string? interval = parse.GetValue(_interval);
        Resolution resolution = _resolution.Read(parse) ?? Resolution.Auto;
        bool isAutomatic = interval?.Trim().Equals(AutomaticInterval, StringComparison.OrdinalIgnoreCase) == true;
        return _series.Read(parse) with
        {
            Resolution = resolution,
            Aggregate = _aggregate.Read(parse),
            Interval = interval is not null ? (isAutomatic ? null : DurationText.Parse(interval))
                : resolution == Resolution.Hour ? TimeSpan.FromHours(1)
                : resolution == Resolution.Day ? TimeSpan.FromDays(1)
                : null,
            GroupBy = parse.GetValue(_groupBy)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Fill = _fill.Read(parse) ?? Fill.None,
            MaximumPoints = _maximumPoints.Read(parse) ?? 1000,
        };
    }
}
