using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets the course of metrics over time.</para>
/// <para type="description">Without -Interval, every sample; with it, one bucket per interval that carries all statistics, and shows one as its
/// Value: the rate per second of a Counter, the average of a Gauge, the 95th percentile of a Histogram or Summary, the distinct count of a Set, or
/// what -Aggregate names.</para>
/// <para type="description">Without a range, everything that is stored. Times are in UTC, and intervals begin at whole ones: an interval of a day at
/// midnight in UTC.</para>
/// <para type="description">Where samples are kept, they answer, and percentiles are exact. Buckets of whole hours or days over many samples of a metric,
/// more than 100,000, or a million when the Value is a percentile or the distinct count of a Set, are made of the hours or days that the store keeps:
/// counts, sums, averages and extremes are exact then too, but percentiles are within 0.54 %. Resolution and IsExact of a bucket say which. -Resolution Raw
/// asks for samples whatever their number.</para>
/// <para type="description">Why an answer is empty is said with -Verbose. A literal name that does not exist is an error.</para>
/// </summary>
/// <input cref="String">Names of metrics, by the property Name; the property Tag chooses series. So definitions and snapshots can be piped.</input>
/// <output cref="MetricSample">A sample, when no buckets were asked for.</output>
/// <output cref="MetricBucket">The samples of an interval, with -Interval, -Aggregate, -GroupBy, -Fill, or a -Resolution of Hour or Day.</output>
/// <note>-Last is a duration up to now. -Start and -End are moments; a DateTime without a zone is local time.</note>
/// <example>
/// <code>
/// 812, 805, 820 | Add-Metric build.duration -Unit ms -Tag branch=main
/// Get-MetricSeries build.duration -Last 1h | Format-Table Name, Tag, Value
/// </code>
/// <shows>
/// Name           Tag          Value
/// ----           ---          -----
/// build.duration branch=main 812.00
/// build.duration branch=main 805.00
/// build.duration branch=main 820.00
/// </shows>
/// <para>Gets every sample of the last hour.</para>
/// </example>
/// <example>
/// <code>
/// 812, 805, 820 | Add-Metric build.duration -Unit ms
/// Get-MetricSeries build.duration -Interval 1d -Aggregate Maximum |
///     Format-List Name, Value, Count, Minimum
/// </code>
/// <shows>
/// Name    : build.duration
/// Value   : 820
/// Count   : 3
/// Minimum : 805
/// </shows>
/// <para>Gets the largest value of each day. The bucket has the other figures too.</para>
/// </example>
/// <example>
/// <code>
/// foreach ($day in 0, 2) {
///     $time = [DateTime]::UtcNow.AddDays(-$day)
///     Add-Metric disk.free (80 - $day) -Timestamp $time
/// }
/// Get-MetricSeries disk.free -Interval 1d -Fill Previous |
///     Format-Table Value, Count
/// </code>
/// <shows>
/// Value Count
/// ----- -----
/// 78.00     1
/// 78.00     0
/// 80.00     1
/// </shows>
/// <para>Fills a day without samples with what was there before.</para>
/// </example>
/// <example>
/// <code>
/// 'Value,process,host', '10,web,a', '20,web,b', '5,db,a' | ConvertFrom-Csv |
///     Add-Metric -Name process.memory -TagProperty process, host
/// Get-MetricSeries process.memory -Interval 1d -GroupBy process `
///     -Aggregate Sum |
///     Format-Table Name, Tag, Value, Count
/// </code>
/// <shows>
/// Name           Tag         Value Count
/// ----           ---         ----- -----
/// process.memory process=db   5.00     1
/// process.memory process=web 30.00     2
/// </shows>
/// <para>Takes the series of one process on all hosts together.</para>
/// </example>
/// <link>Get-MetricSnapshot</link>
/// <link>Get-MetricBaseline</link>
/// <link>Export-Metric</link>
/// <link>about_MetricsTools</link>
[Cmdlet(VerbsCommon.Get, "MetricSeries")]
[OutputType(typeof(MetricSample), typeof(MetricBucket))]
public sealed class GetMetricSeriesCommand : RangeCommand
{
    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// <para>Which series: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The length of buckets: <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>1d</c> or a TimeSpan; or Auto for at most -MaxPoint buckets.</para>
    /// </summary>
    [Parameter]
    [BucketLength]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public BucketLength? Interval { get; set; }

    /// <summary>
    /// <para>The figure that a bucket shows as its Value.</para>
    /// </summary>
    /// <default>Rate, Average, P95 or Distinct, by kind</default>
    [Parameter]
    public Aggregate? Aggregate { get; set; }

    /// <summary>
    /// <para>The tag keys that keep groups apart: series that agree in them are taken together. An empty array takes all series of a metric together.</para>
    /// </summary>
    [Parameter]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    public string[]? GroupBy { get; set; }

    /// <summary>
    /// <para>How fine the answer must be. Auto takes samples where they are kept and not too many; Raw takes samples alone; Hour and Day take what the
    /// store keeps of hours and days, and give buckets of that length when no -Interval is given.</para>
    /// </summary>
    [Parameter]
    public Resolution Resolution { get; set; }

    /// <summary>
    /// <para>The most buckets of a series for an automatic interval.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int MaxPoint { get; set; } = 1000;

    /// <summary>
    /// <para>What stands in an interval without samples: nothing, an empty bucket, zeros, or the bucket before.</para>
    /// </summary>
    [Parameter]
    public Fill Fill { get; set; }

    private bool AsksForBuckets =>
        Interval is not null || Aggregate is not null || GroupBy is not null || Fill != Fill.None || Resolution is Resolution.Hour or Resolution.Day;

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachName(Name, name =>
    {
        if (AsksForBuckets) WriteBuckets(QueryFor(name));
        else WriteSamples(QueryFor(name));
    });

    private SeriesQuery QueryFor(string name) => new()
    {
        Name = name,
        Filter = Tag ?? TagFilter.All,
        Range = Range,
        Resolution = Resolution,
        Aggregate = Aggregate,
        Interval = Interval is not null ? Interval.Length
            : Resolution == Resolution.Hour ? TimeSpan.FromHours(1)
            : Resolution == Resolution.Day ? TimeSpan.FromDays(1)
            : null,
        GroupBy = GroupBy,
        Fill = Fill,
        MaximumPoints = MaxPoint,
    };

    private void WriteSamples(SeriesQuery query)
    {
        SelectedSeries? current = null;
        SampleOrigin? origin = null;
        foreach (SampleRow row in Queries.ReadSamples(query))
        {
            if (!ReferenceEquals(row.Series, current)) (current, origin) = (row.Series, new SampleOrigin(row.Series.Metric, row.Series.Series.Tags));
            WriteObject(new MetricSample(origin!, row.Sample));
        }
    }

    private void WriteBuckets(SeriesQuery query)
    {
        TagSet? current = null;
        PSObject? tag = null;
        foreach (Bucket bucket in Queries.ReadBuckets(query))
        {
            if (!ReferenceEquals(bucket.Tags, current)) (current, tag) = (bucket.Tags, TagObject.Of(bucket.Tags));
            WriteObject(new MetricBucket(bucket, Aggregate ?? DefaultAggregate.Of(bucket.Metric.Kind), tag!));
        }
    }
}
