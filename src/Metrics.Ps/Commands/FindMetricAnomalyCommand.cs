using System.Management.Automation;
using MetricsTools.Anomalies;
using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Piped;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Finds samples that are unlike anything before, online, in one pass.</para>
/// <para type="description">Looks at the samples of named metrics, or at numbers and objects of the pipeline (with Value, and perhaps Timestamp, Name
/// and Tag). Each name with its tags is a series, in the order of arrival. A score depends on the values before alone, and means the same for every
/// series: -log10 of a tail probability; 1.4 is Info, 2 Warning, 3 Critical. The first hundred values of a series have no score. Memory does not grow
/// with the series.</para>
/// <para type="description">Without -PassThru, one object for every anomaly. With it, a copy of every input, in order, its own columns unchanged, with
/// Score and Severity appended. An input that cannot be read is an error, and its copy has neither.</para>
/// </summary>
/// <input cref="PSObject">Numbers, samples, buckets, rows of a CSV file with the columns timestamp and value, or other objects with a Value;
/// definitions and snapshots stand for their metrics.</input>
/// <output cref="MetricAnomaly">A sample with its Score and Severity.</output>
/// <output cref="PSObject">With -PassThru, a copy of the input with Score and Severity.</output>
/// <note>A score as high as one before counts for less, and one that was as high within the last hundred values for nothing: what goes on is said
/// once.</note>
/// <example>
/// <code>
/// $values = 1..300 | ForEach-Object { 10 + $_ % 7 }
/// $values[250] = 90
/// $values | Find-MetricAnomaly | Format-List Value, Severity
/// </code>
/// <shows>
/// Value    : 90
/// Severity : Critical
/// </shows>
/// <para>Looks at numbers for the one that is like no other.</para>
/// </example>
/// <example>
/// <code>
/// 1..300 | ForEach-Object { 10 + $_ % 7 } | Add-Metric cpu.load
/// Get-MetricSeries cpu.load |
///     Find-MetricAnomaly -PassThru | Export-Csv scored.csv
/// (Import-Csv scored.csv)[299] | Format-List Name, Value, Severity
/// </code>
/// <shows>
/// Name     : cpu.load
/// Value    : 16
/// Severity : None
/// </shows>
/// <para>Gives every sample its score, in a file.</para>
/// </example>
/// <link>Find-MetricChangePoint</link>
/// <link>Test-MetricDeviation</link>
[Cmdlet(VerbsCommon.Find, "MetricAnomaly")]
[OutputType(typeof(MetricAnomaly), typeof(PSObject))]
public sealed class FindMetricAnomalyCommand : RangeCommand
{
    private readonly Dictionary<SeriesKey, (StreamAnomalyDetector Detector, PSObject Tag)> _streams = [];
    private readonly List<string> _metrics = [];
    private bool _hasInput;

    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// <para>Which series: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// <default>All</default>
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The interval whose rate or distinct count is a value of a Counter or a Set.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Interval { get; set; } = ValueSeries.DefaultInterval;

    /// <summary>
    /// <para>The least severity of an anomaly. Not used with -PassThru.</para>
    /// </summary>
    [Parameter]
    [ValidateSet("Info", "Warning", "Critical")]
    public string MinimumSeverity { get; set; } = "Info";

    /// <summary>
    /// <para>Writes a copy of every input with Score and Severity appended, instead of the anomalies alone.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// <para>Numbers, or objects with a Value: samples, buckets, rows of a CSV file; or metrics.</para>
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => Fatal(() =>
    {
        _hasInput = MyInvocation.ExpectingInput || IsBound(nameof(InputObject));
        if (_hasInput && Name is not null) throw new MetricException(ErrorId.OptionsInConflict, "-Name", "a pipeline");
        if (!_hasInput && Name is null) throw new MetricException(ErrorId.NameMissing);
        if (Interval <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, Interval);
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_hasInput && !Try(InputObject, JudgeInput) && PassThru && InputObject is not null) WriteObject(ScoredCopy.Of(InputObject, null));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Name is not null) _metrics.AddRange(Name);
        if (_metrics.Count > 0) ForEachName(_metrics, JudgeStored);
    }

    private void JudgeInput()
    {
        if (PipedReader.MetricOf(InputObject) is { } metric)
        {
            _metrics.Add(metric);
        }
        else if (PipedReader.Read(InputObject) is { } read)
        {
            double score = Judge(read.Key, read.Value.Timestamp, read.Value.Value);
            if (PassThru) WriteObject(ScoredCopy.Of(read.Value.Input, score));
        }
        else if (PassThru)
        {
            WriteObject(ScoredCopy.Of(InputObject!, null));
        }
    }

    private void JudgeStored(string name)
    {
        foreach (SeriesValues series in SeriesValues.Read(Queries, new SeriesQuery { Name = name, Filter = Tag ?? TagFilter.All, Range = Range, Interval = Interval }))
        {
            foreach (Sample sample in series.Values)
            {
                Cancellation.ThrowIfCancellationRequested();
                double score = Judge(series.Series.Key, sample.Timestamp, sample.Value);
                if (PassThru) WriteObject(new MetricAnomaly(sample.Timestamp, series.Series.Key.Name, _streams[series.Series.Key].Tag, sample.Value, score));
            }
        }
    }

    private double Judge(SeriesKey key, long? timestamp, double value)
    {
        if (!_streams.TryGetValue(key, out (StreamAnomalyDetector Detector, PSObject Tag) stream))
        {
            stream = (new StreamAnomalyDetector(), TagObject.Of(key.Tags));
            _streams.Add(key, stream);
        }

        double score = stream.Detector.Add(value, timestamp);
        bool isAnomaly = AnomalyThresholds.SeverityOf(score) >= (Severity)Enum.Parse(typeof(Severity), MinimumSeverity, ignoreCase: true);
        if (!PassThru && isAnomaly) WriteObject(new MetricAnomaly(timestamp, key.Name, stream.Tag, value, score));
        return score;
    }
}
