using MetricsTools.Model;

namespace MetricsTools.Collectors.Host;

/// <summary>Processor time by mode, in seconds and as a share of the time of all processors. What is not idle is busy.</summary>
internal sealed class CpuSource : IMetricSource
{
    // Systems count in hundredths of a second: a share of less than this is rounding.
    private const double LeastSeconds = 0.1;

    private readonly IHostReader _host;
    private readonly MeasuredSeries _count;
    private readonly MeasuredSeries[] _time;
    private readonly MeasuredSeries[] _utilization;
    private readonly double[] _before = new double[CpuMode.Names.Length];
    private bool _isRead;

    /// <summary>Makes the source.</summary>
    public CpuSource(IHostReader host, SeriesMaker series)
    {
        _host = host;
        _count = series.Gauge("system.cpu.logical.count", "{cpu}");
        _time = Array.ConvertAll(CpuMode.Names, mode => series.Counter("system.cpu.time", "s", new Tag("cpu.mode", mode)));
        _utilization = Array.ConvertAll(CpuMode.Names, mode => series.Gauge("system.cpu.utilization", "1", new Tag("cpu.mode", mode)));
    }

    /// <inheritdoc/>
    public void Collect(MeasurementBatch batch)
    {
        Span<double> now = stackalloc double[CpuMode.Names.Length];
        now.Fill(double.NaN);
        if (!_host.TryReadCpu(now)) return;
        batch.Add(_count, Environment.ProcessorCount);
        if (_isRead) AddIncrements(batch, now);
        now.CopyTo(_before);
        _isRead = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void AddIncrements(MeasurementBatch batch, ReadOnlySpan<double> now)
    {
        double total = 0;
        for (int mode = 0; mode < now.Length; mode++)
        {
            double increment = IncrementOf(mode, now);
            if (!double.IsNaN(increment)) total += increment;
        }

        for (int mode = 0; mode < now.Length; mode++)
        {
            double increment = IncrementOf(mode, now);
            batch.Add(_time[mode], increment);
            if (total >= LeastSeconds) batch.Add(_utilization[mode], increment / total);
        }
    }

    // Linux corrects the time of waiting for input and output now and then: it may go back a little, and never begins again.
    private double IncrementOf(int mode, ReadOnlySpan<double> now) => Math.Max(0, now[mode] - _before[mode]);
}
