using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Piped;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that look at series: those of named metrics, or what a pipeline brings.</summary>
public abstract class SeriesCommand : RangeCommand
{
    private readonly List<string> _metrics = [];

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
    /// </summary>
    /// <default>All</default>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The interval whose rate or distinct count is a value of a Counter or a Set.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Interval { get; set; } = ValueSeries.DefaultInterval;

    /// <summary>
    /// <para>Numbers, or objects with a Value: samples, buckets, rows of a CSV file; or metrics.</para>
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => Fatal(() =>
    {
        bool hasInput = MyInvocation.ExpectingInput || IsBound(nameof(InputObject));
        if (hasInput && Name is not null) throw new MetricException(ErrorId.OptionsInConflict, "-Name", "a pipeline");
        if (!hasInput && Name is null) throw new MetricException(ErrorId.NameMissing);
        if (Interval <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, Interval);
        Begin();
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Name is not null) return;
        bool isTaken = Try(InputObject, () =>
        {
            if (PipedReader.MetricOf(InputObject) is { } metric) _metrics.Add(metric);
            else Take();
        });
        if (!isTaken) Refuse();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Name is not null) _metrics.AddRange(Name);
        if (_metrics.Count > 0) ForEachName(_metrics, TakeStored);
    }

    /// <summary>Checks parameters of its own before anything comes.</summary>
    /// <exception cref="MetricException">They contradict each other.</exception>
    private protected virtual void Begin()
    {
    }

    /// <summary>Takes what came down the pipeline.</summary>
    /// <exception cref="MetricException">It cannot be read.</exception>
    private protected abstract void Take();

    /// <summary>Says of an input that it could not be read, beyond the error.</summary>
    private protected virtual void Refuse()
    {
    }

    /// <summary>Takes the series of a metric.</summary>
    /// <exception cref="MetricException">The name or the range is not usable, or the store failed.</exception>
    private protected abstract void TakeStored(string name);

    /// <summary>What is asked of a metric.</summary>
    private protected SeriesQuery QueryOf(string name) => new() { Name = name, Filter = Tag ?? TagFilter.All, Range = Range, Interval = Interval };
}
