using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.PowerShell.Piped;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that look at each series as a whole, in the order of time.</summary>
public abstract class WholeSeriesCommand : SeriesValuesCommand
{
    private readonly PipedSeries _piped = new();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        foreach ((SeriesKey key, List<PipedValue> values) in _piped.All)
        {
            Try(key.ToString(), () => Look(key, null, [.. values.Select(static value => value.Value)], place => values[place].Timestamp));
        }
    }

    private protected sealed override void Take() => _piped.Add(InputObject);

    private protected sealed override void TakeStored(string name)
    {
        foreach (SeriesValues series in SeriesValues.Read(Queries, QueryOf(name)))
        {
            Look(series.Series.Key, series.Series.Metric.Unit, [.. series.Values.Select(static sample => sample.Value)], place => series.Values[place].Timestamp);
        }
    }

    /// <summary>Looks at a series.</summary>
    /// <param name="key">Its name and tags; an empty name for numbers.</param>
    /// <param name="unit">Its unit, when that is known.</param>
    /// <param name="values">Its values.</param>
    /// <param name="timestampAt">The time of each; null when it has none.</param>
    private protected abstract void Look(SeriesKey key, string? unit, double[] values, Func<int, long?> timestampAt);
}
