using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.Benchmarks.Engine.Peers;

/// <summary>The store's answer to the first question where the identifier of the series is known, as in a session that has asked before.</summary>
internal sealed class KnownSeries(IMetricStore store, WorkloadSpan span) : IPeer
{
    private readonly long _series = new StorePeer(store, span, Resolution.Raw).Queries.Selector.Select(WorkloadSpan.Metric, TagFilter.Parse("host=host0")).Single().Series.Id;

    /// <inheritdoc/>
    public string Name => "the store, series known";

    /// <inheritdoc/>
    public Answer Ask(Question question)
    {
        long rows = 0;
        double sum = 0;
        foreach (ReadOnlyMemory<Sample> chunk in store.ReadSamples(_series, span.LastHour))
        {
            foreach (Sample sample in chunk.Span) sum += sample.Value;
            rows += chunk.Length;
        }

        return new Answer(rows, sum);
    }
}
