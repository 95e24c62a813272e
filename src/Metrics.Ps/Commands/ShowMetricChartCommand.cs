using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.PowerShell.Charting;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Courses;
using MetricsTools.Views.Drawing;
using MetricsTools.Views.Terminal;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Draws values as a chart in the terminal.</para>
/// <para type="description">Draws what a pipeline brings, or the series of named metrics: their course over time, a histogram of their values, or a
/// heatmap of hour by weekday. Series of one unit share a chart. Each line has a mark of its own beside its colour; a line that is alone has a band of
/// what is normal (its median and 3.5 median absolute deviations), and marks where it leaves it or changes its level for good.</para>
/// <para type="description">It is drawn on the host, and nothing goes into the pipeline but with -AsString or -PassThru. Colours are left out when
/// <c>$env:NO_COLOR</c> is set, in CI, on a dumb terminal and in what is redirected; characters beyond ASCII where the output encoding is not one of
/// Unicode.</para>
/// </summary>
/// <input cref="PSObject">Numbers, samples, buckets, rows of a CSV file with the columns timestamp and value, or other objects with a Value;
/// definitions and snapshots stand for their metrics.</input>
/// <output cref="String">With -AsString, each chart as one text without colours.</output>
/// <output cref="PSObject">With -PassThru, the input.</output>
/// <example>
/// <code>
/// 3, 5, 4, 6, 5, 7, 6, 8 |
///     Show-MetricChart -AsString -Ascii -Height 9 -Width 40
/// </code>
/// <shows>
/// Values
///  |
///  |--------------------------------------
///  |              ooooo     oooooooooooooo
///  |oooooooooooooo     ooooo
/// 0+--------------------------------------
///  +---------------------+----------------
///                        5
/// o value  -- normal 0.31 to 10.69
/// </shows>
/// <para>Draws numbers in the order in which they come.</para>
/// </example>
/// <example>
/// <code>
/// 1..200 | ForEach-Object { 100 + $_ % 17 } |
///     Add-Metric build.duration -Unit ms
/// Get-MetricSeries build.duration |
///     Show-MetricChart -Type Histogram -AsString -Ascii -Width 60
/// </code>
/// <shows>
/// build.duration (ms)
/// 100 to 105 |############################################ 59
/// 105 to 110 |############################################# 60
/// 110 to 115 |############################################ 59
/// 115 to 120 |################ 22
/// 200 values, average 107.94 ms, median 108.00 ms, p95 116.0..
/// </shows>
/// <para>Shows how the durations of builds are spread.</para>
/// </example>
/// <example>
/// <code>
/// foreach ($name in 'web1', 'web2') {
///     1..60 | ForEach-Object { $_ % 7 } |
///         Add-Metric load -Tag @{ host = $name }
/// }
/// Add-MetricAnnotation 'version 1.2'
/// $chart = Show-MetricChart load -Last 1h -AsString -Height 12
/// $chart -split '\r?\n' | Select-Object -First 1
/// </code>
/// <shows>
/// load, average ... UTC
/// </shows>
/// <para>Shows the last hour of a metric, with a line for each host and the deployment.</para>
/// </example>
/// <link>Show-MetricDashboard</link>
/// <link>Get-MetricSeries</link>
/// <link>about_MetricsTools_Views</link>
[Cmdlet(VerbsCommon.Show, "MetricChart")]
[OutputType(typeof(string), typeof(PSObject))]
public sealed class ShowMetricChartCommand : SeriesCommand
{
    private readonly ChartedSeries _piped = new();
    private readonly List<ChartSeries> _stored = [];

    /// <summary>
    /// <para>Which series of them: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    /// <default>All</default>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>What is shown of the values.</para>
    /// </summary>
    [Parameter]
    [Alias("As")]
    public Charting.ChartType Type { get; set; }

    /// <summary>
    /// <para>The columns of a chart.</para>
    /// </summary>
    /// <default>Those of the terminal</default>
    [Parameter]
    [ValidateRange(ChartPictures.SmallestWidth, 1000)]
    public int? Width { get; set; }

    /// <summary>
    /// <para>The rows of a chart; a heatmap has ten.</para>
    /// </summary>
    /// <default>20</default>
    [Parameter]
    [ValidateRange(ChartPictures.SmallestHeight, 1000)]
    public int? Height { get; set; }

    /// <summary>
    /// <para>What charts of lines are called.</para>
    /// </summary>
    /// <default>What the series have in common</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>
    /// <para>The most points of a line, for named metrics.</para>
    /// </summary>
    /// <default>Two a column</default>
    [Parameter]
    [ValidateRange(2, 10_000)]
    public int? MaxPoint { get; set; }

    /// <summary>
    /// <para>What is normal: baselines of Get-MetricBaseline, JSON of one, or the label of a saved one.</para>
    /// </summary>
    /// <default>For a line that is alone, what its own values say</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public PSObject[]? Baseline { get; set; }

    /// <summary>
    /// <para>What happened meanwhile: annotations, or other objects with a Timestamp and a Text. Of named metrics, the annotations of the store are
    /// shown too.</para>
    /// </summary>
    /// <default>None</default>
    [Parameter]
    [ValidateNotNull]
    public PSObject[]? Annotation { get; set; }

    /// <summary>
    /// <para>The zone whose clock the axis of time and the hours of a heatmap show: its id, <c>Local</c>, or a TimeZoneInfo.</para>
    /// </summary>
    /// <default>UTC</default>
    [Parameter]
    [TimeZone]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <summary>
    /// <para>Uses no characters but those of ASCII.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Ascii { get; set; }

    /// <summary>
    /// <para>Writes each chart as one text into the pipeline, instead of drawing it on the host.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter AsString { get; set; }

    /// <summary>
    /// <para>Writes the input into the pipeline too. Not together with -AsString.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private int Columns => Width ?? new HostPicture(Host).Width;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        if (PassThru && Name is null) WriteObject(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var host = new HostPicture(Host);
        ChartSeries[] series = [.. _stored, .. _piped.Series];
        Fatal(() =>
        {
            IReadOnlyList<Canvas> pictures = new ChartPictures(Columns, Height, Ascii ? Glyphs.Ascii : host.Profile.Glyphs).Draw((Views.Charts.ChartType)Type, series, ExtrasOf(series));
            if (pictures.Count == 0) WriteWarning("There is nothing to draw: no values were found.");
            foreach (Canvas picture in pictures)
            {
                if (AsString) WriteObject(string.Join(Environment.NewLine, CanvasText.Lines(picture, hasColor: false)));
                else host.Write(picture);
            }
        });
    }

    private protected override void Begin()
    {
        if (AsString && PassThru) throw new MetricException(ErrorId.OptionsInConflict, "-AsString", "-PassThru");
    }

    private protected override void Take() => _piped.Add(InputObject);

    private protected override void TakeStored(string name)
    {
        var request = new CourseRequest { Names = [name], Filter = Tag ?? TagFilter.All, Range = Range, MaximumPoints = MaxPoint ?? (2 * Columns) };
        // Of a course the values are figures of intervals; for a histogram or a heatmap the samples themselves count.
        if (Type == Charting.ChartType.Line) _stored.AddRange(new CourseReader(Queries).Read(request).Select(static course => course.ToChartSeries()));
        else _stored.AddRange(SeriesValues.Read(Queries, new SeriesQuery { Name = name, Filter = request.Filter, Range = Range }).Select(static series => series.ToChartSeries()));
    }

    private LineChartExtras ExtrasOf(ChartSeries[] series)
    {
        TimeRange? range = ChartRange.Of(Range, _stored, Now);
        return new LineChartExtras
        {
            Title = Title,
            Zone = TimeZone ?? TimeZoneInfo.Utc,
            Range = range,
            Annotations = [.. range is null ? [] : StoredMarks.Read(Queries, range), .. ChartExtrasReader.Annotations(Annotation ?? [])],
            Bands = Baseline is null
                ? LineChartExtras.None.Bands
                : ChartExtrasReader.Bands(series, BaselineArgument.Read(Baseline, () => OpenStore(StoreAccess.Read))),
        };
    }
}
