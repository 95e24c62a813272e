using System.Management.Automation;
using MetricsTools.Anomalies;
using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Piped;

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
/// <example>
/// <code>
/// 1..300 | ForEach-Object { 10 + $_ % 7 } | Add-Metric cpu.load
/// Find-MetricAnomaly cpu.load -StateName nightly
/// Add-Metric cpu.load 90
/// Find-MetricAnomaly cpu.load -StateName nightly |
///     Format-List Name, Value, Severity
/// </code>
/// <shows>
/// Name     : cpu.load
/// Value    : 90
/// Severity : Critical
/// </shows>
/// <para>A scheduled task: each run judges what was recorded since the last one.</para>
/// </example>
/// <link>Find-MetricChangePoint</link>
/// <link>Test-MetricDeviation</link>
[Cmdlet(VerbsCommon.Find, "MetricAnomaly")]
[OutputType(typeof(MetricAnomaly), typeof(PSObject))]
public sealed class FindMetricAnomalyCommand : SeriesValuesCommand
{
    private readonly Dictionary<SeriesKey, PSObject> _tags = [];
    private ResumableDetectors _detectors = new(null);

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
    /// <para>Keeps what was learnt in the store under this name, and goes on from there the next time, so that each run judges only what is new, with the scores of one
    /// long run. Samples that arrive later than a run, but are older than the newest that it saw, are not judged.</para>
    /// </summary>
    /// <default>Nothing is kept</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StateNameCompleter))]
    public string? StateName { get; set; }

    /// <summary>
    /// <para>Gives up what was learnt under -StateName, and begins anew with all that there is.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter ResetState { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        foreach (SeriesKey key in _detectors.Series) Try(key.ToString(), () => _detectors.Save(key, Now));
    }

    private protected override void Begin()
    {
        base.Begin();
        if (StateName is null && ResetState) throw new MetricException(ErrorId.SideMissing, "-ResetState", "-StateName");
        if (StateName is null) return;
        if (Array.Find([nameof(Last), nameof(Start), nameof(End)], IsBound) is { } range) throw new MetricException(ErrorId.OptionsInConflict, "-StateName", "-" + range);
        ResumableDetectors.Validate(StateName);
        _detectors = new ResumableDetectors(OpenExistingStore(), StateName, ResetState);
    }

    private protected override void Take()
    {
        if (PipedReader.Read(InputObject) is { } read)
        {
            double? score = Judge(read.Key, read.Value.Timestamp, read.Value.Value);
            if (PassThru) WriteObject(ScoredCopy.Of(read.Value.Input, score));
        }
        else if (PassThru)
        {
            WriteObject(ScoredCopy.Of(InputObject!, null));
        }
    }

    private protected override void Refuse()
    {
        if (PassThru && InputObject is not null) WriteObject(ScoredCopy.Of(InputObject, null));
    }

    private protected override void TakeStored(string name)
    {
        foreach (SeriesValues series in SeriesValues.Read(Queries, QueryOf(name), StateName is null ? null : key => _detectors.Of(key).Newest))
        {
            foreach (Sample sample in series.Values)
            {
                Cancellation.ThrowIfCancellationRequested();
                SeriesKey key = series.Series.Key;
                if (Judge(key, sample.Timestamp, sample.Value) is { } score && PassThru) WriteObject(new MetricAnomaly(sample.Timestamp, key.Name, TagOf(key), sample.Value, score));
            }
        }
    }

    private double? Judge(SeriesKey key, long? timestamp, double value)
    {
        if (_detectors.Of(key).Add(value, timestamp) is not { } score) return null;
        bool isAnomaly = AnomalyThresholds.SeverityOf(score) >= (Severity)Enum.Parse(typeof(Severity), MinimumSeverity, ignoreCase: true);
        if (!PassThru && isAnomaly) WriteObject(new MetricAnomaly(timestamp, key.Name, TagOf(key), value, score));
        return score;
    }

    private PSObject TagOf(SeriesKey key)
    {
        if (!_tags.TryGetValue(key, out PSObject? tag)) _tags.Add(key, tag = TagObject.Of(key.Tags));
        return tag;
    }
}
