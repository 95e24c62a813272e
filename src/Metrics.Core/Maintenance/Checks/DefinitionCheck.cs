using MetricsTools.Model;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Checks;

/// <summary>Whether the definitions of metrics and the tags of series can be read.</summary>
internal sealed class DefinitionCheck : IStoreCheck
{
    /// <inheritdoc/>
    public string Name => "Definitions";

    /// <inheritdoc/>
    public IEnumerable<StoreCheckResult> Run(StoreCheckContext context)
    {
        var series = new SeriesTable(context.Database);
        long metricCount = 0, seriesCount = 0, failures = 0;
        foreach (MetricDefinition metric in new MetricTable(context.Database).All())
        {
            context.Options.Cancellation.ThrowIfCancellationRequested();
            StoreCheckResult? failure = null;
            try
            {
                seriesCount += series.Of(metric.Id).Count;
                metricCount++;
            }
            catch (MetricException exception) when (exception.Id == ErrorId.StoreCorrupt)
            {
                failure = new StoreCheckResult(Name, metric.Name, CheckStatus.Failed, exception.Message);
                failures++;
            }

            if (failure is not null) yield return failure;
        }

        if (failures == 0) yield return new StoreCheckResult(Name, context.FileName, CheckStatus.Ok, $"{metricCount} metrics with {seriesCount} series can be read.");
    }
}
