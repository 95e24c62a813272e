using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets the course of metrics over time.</para>
/// <para type="description">Without -Interval, every sample; with it, one bucket per interval that carries all statistics, and shows one as its Value: the
/// rate per second of a Counter, the average of a Gauge, the 95th percentile of a Histogram or Summary, the distinct count of a Set, or what -Aggregate
/// names. Without a range, everything that is stored. Times are in UTC.</para>
/// <para type="description">Why an answer is empty is said with -Verbose.</para>
/// </summary>
/// <example>
/// <code>Get-MetricSeries -Name build.duration -Last 1h</code>
/// <para>Every sample of the last hour.</para>
/// </example>
/// <example>
/// <code>Get-MetricSeries -Name build.duration -Interval 1d -Aggregate Maximum | Format-Table Timestamp, Value, Count</code>
/// <para>The largest value of each day.</para>
/// </example>
/// <example>
/// <code>Get-MetricSeries -Name 'process.*' -Interval Auto -GroupBy process</code>
/// <para>Buckets of a useful length, with all series of one process taken together.</para>
/// </example>
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
    /// <para>Which series: @{host='web*'}, several values, $null for an absent key; or text such as host=web1,region=eu.</para>
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TagFilter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The length of buckets: 30s, 5m, 1h, 1d or a TimeSpan; or Auto for at most -MaxPoint buckets.</para>
    /// </summary>
    [Parameter]
    [BucketLength]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public BucketLength? Interval { get; set; }

    /// <summary>
    /// <para>The figure that a bucket shows as its Value.</para>
    /// </summary>
    [Parameter]
    public Aggregate? Aggregate { get; set; }

    /// <summary>
    /// <para>The tag keys that keep groups apart: series that agree in them are taken together. An empty array takes all series of a metric together.</para>
    /// </summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? GroupBy { get; set; }

    /// <summary>
    /// <para>How fine the samples must be. Hour and Day give buckets of that length when no -Interval is given.</para>
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
