using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Piped;

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
}
