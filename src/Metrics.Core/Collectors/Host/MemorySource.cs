using MetricsTools.Model;

namespace MetricsTools.Collectors.Host;

/// <summary>Physical memory by state.</summary>
internal sealed class MemorySource(IHostReader host, SeriesMaker series) : IMetricSource
{
    private static readonly Tag IsUsed = State("used");

    private readonly MeasuredSeries _limit = series.Gauge("system.memory.limit", "By");
    private readonly MeasuredSeries _used = series.Gauge("system.memory.usage", "By", IsUsed);
    private readonly MeasuredSeries _free = series.Gauge("system.memory.usage", "By", State("free"));
    private readonly MeasuredSeries _cached = series.Gauge("system.memory.usage", "By", State("cached"));
    private readonly MeasuredSeries _buffers = series.Gauge("system.memory.usage", "By", State("buffers"));
    private readonly MeasuredSeries _available = series.Gauge("system.memory.linux.available", "By");
    private readonly MeasuredSeries _utilization = series.Gauge("system.memory.utilization", "1", IsUsed);

    /// <inheritdoc/>
    public void Collect(MeasurementBatch batch)
    {
        if (host.ReadMemory() is not { } use) return;
        batch.Add(_limit, use.Total);
        batch.Add(_used, use.Used);
        batch.Add(_free, use.Free);
        batch.Add(_cached, use.Cached);
        batch.Add(_buffers, use.Buffers);
        batch.Add(_available, use.Available);
        if (use.Total > 0) batch.Add(_utilization, use.Used / use.Total);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static Tag State(string state) => new("system.memory.state", state);
}
