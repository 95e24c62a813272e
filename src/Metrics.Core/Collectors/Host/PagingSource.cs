using MetricsTools.Model;

namespace MetricsTools.Collectors.Host;

/// <summary>Swap space, page faults and paging operations.</summary>
internal sealed class PagingSource(IHostReader host, SeriesMaker series) : IMetricSource
{
    private static readonly Tag IsUsed = new("system.paging.state", "used");

    private readonly MeasuredSeries _used = series.Gauge("system.paging.usage", "By", IsUsed);
    private readonly MeasuredSeries _free = series.Gauge("system.paging.usage", "By", new Tag("system.paging.state", "free"));
    private readonly MeasuredSeries _utilization = series.Gauge("system.paging.utilization", "1", IsUsed);
    private readonly TotalSeries _minor = series.Total("system.paging.faults", "{fault}", new Tag("system.paging.fault.type", "minor"));
    private readonly TotalSeries _major = series.Total("system.paging.faults", "{fault}", new Tag("system.paging.fault.type", "major"));
    private readonly TotalSeries _in = series.Total("system.paging.operations", "{operation}", new Tag("system.paging.direction", "in"));
    private readonly TotalSeries _out = series.Total("system.paging.operations", "{operation}", new Tag("system.paging.direction", "out"));

    /// <inheritdoc/>
    public void Collect(MeasurementBatch batch)
    {
        if (host.ReadPaging() is not { } use) return;
        if (use.Total > 0)
        {
            batch.Add(_used, use.Used);
            batch.Add(_free, use.Total - use.Used);
            batch.Add(_utilization, use.Used / use.Total);
        }

        _minor.Add(batch, use.MinorFaults);
        _major.Add(batch, use.MajorFaults);
        _in.Add(batch, use.In);
        _out.Add(batch, use.Out);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
