using MetricsTools.Model;

namespace MetricsTools.Collectors.Host;

/// <summary>How full local file systems are. The device is no tag: after a restart it may be another one, of the same file system.</summary>
internal sealed class FileSystemSource(IHostReader host, SeriesMaker series) : IMetricSource
{
    private readonly DeviceTable<FileSystemUse, FileSystem> _fileSystems = new(use => new FileSystem(series, use));
    private readonly List<FileSystemUse> _reading = [];

    /// <inheritdoc/>
    public void Collect(MeasurementBatch batch)
    {
        _reading.Clear();
        host.ReadFileSystems(_reading);
        foreach (FileSystemUse use in _reading) _fileSystems.Find(use.MountPoint, use)?.Add(batch, use);
        _fileSystems.EndReading();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class FileSystem
    {
        private readonly MeasuredSeries _limit;
        private readonly MeasuredSeries _used;
        private readonly MeasuredSeries _free;
        private readonly MeasuredSeries _reserved;
        private readonly MeasuredSeries _utilization;

        public FileSystem(SeriesMaker series, FileSystemUse use)
        {
            Tag place = new("system.filesystem.mountpoint", use.MountPoint), type = new("system.filesystem.type", use.Type);
            _limit = series.Gauge("system.filesystem.limit", "By", place, type);
            _used = series.Gauge("system.filesystem.usage", "By", place, type, State("used"));
            _free = series.Gauge("system.filesystem.usage", "By", place, type, State("free"));
            _reserved = series.Gauge("system.filesystem.usage", "By", place, type, State("reserved"));
            _utilization = series.Gauge("system.filesystem.utilization", "1", place, type);
        }

        public void Add(MeasurementBatch batch, in FileSystemUse use)
        {
            batch.Add(_limit, use.Total);
            batch.Add(_used, use.Total - use.Free);
            batch.Add(_free, use.Available);
            batch.Add(_reserved, use.Free - use.Available);

            // What is reserved is not to be had: the share is that of what may be used at all, as df has it.
            double usable = use.Total - use.Free + use.Available;
            if (usable > 0) batch.Add(_utilization, (use.Total - use.Free) / usable);
        }

        private static Tag State(string state) => new("system.filesystem.state", state);
    }
}
