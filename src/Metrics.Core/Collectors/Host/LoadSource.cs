namespace MetricsTools.Collectors.Host;

/// <summary>The load averages; there are none on Windows. OpenTelemetry's conventions have no name for them: these are those of its collector.</summary>
internal sealed class LoadSource(IHostReader host, SeriesMaker series) : IMetricSource
{
    private readonly MeasuredSeries _one = series.Gauge("system.cpu.load_average.1m", "{thread}");
    private readonly MeasuredSeries _five = series.Gauge("system.cpu.load_average.5m", "{thread}");
    private readonly MeasuredSeries _fifteen = series.Gauge("system.cpu.load_average.15m", "{thread}");

    /// <inheritdoc/>
    public void Collect(MeasurementBatch batch)
    {
        if (host.ReadLoad() is not { } load) return;
        batch.Add(_one, load.One);
        batch.Add(_five, load.Five);
        batch.Add(_fifteen, load.Fifteen);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
