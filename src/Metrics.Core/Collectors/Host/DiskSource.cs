using MetricsTools.Model;

namespace MetricsTools.Collectors.Host;

/// <summary>What physical disks transfer, and how long they are busy.</summary>
internal sealed class DiskSource(IHostReader host, SeriesMaker series) : IMetricSource
{
    private readonly DeviceTable<DiskUse, Disk> _disks = new(use => new Disk(series, new Tag("system.device", use.Device)));
    private readonly List<DiskUse> _reading = [];

    /// <inheritdoc/>
    public void Collect(MeasurementBatch batch)
    {
        _reading.Clear();
        host.ReadDisks(_reading);
        foreach (DiskUse use in _reading) _disks.Find(use.Device, use)?.Add(batch, use);
        _disks.EndReading();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class Disk(SeriesMaker series, Tag device)
    {
        private readonly TotalSeries _bytesRead = series.Total("system.disk.io", "By", device, Direction("read"));
        private readonly TotalSeries _bytesWritten = series.Total("system.disk.io", "By", device, Direction("write"));
        private readonly TotalSeries _reads = series.Total("system.disk.operations", "{operation}", device, Direction("read"));
        private readonly TotalSeries _writes = series.Total("system.disk.operations", "{operation}", device, Direction("write"));
        private readonly TotalSeries _busy = series.Total("system.disk.io_time", "s", device);

        public void Add(MeasurementBatch batch, in DiskUse use)
        {
            _bytesRead.Add(batch, use.BytesRead);
            _bytesWritten.Add(batch, use.BytesWritten);
            _reads.Add(batch, use.Reads);
            _writes.Add(batch, use.Writes);
            _busy.Add(batch, use.BusySeconds);
        }

        private static Tag Direction(string direction) => new("disk.io.direction", direction);
    }
}
