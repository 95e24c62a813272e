using MetricsTools.Model;

namespace MetricsTools.Collectors.Host;

/// <summary>What network interfaces transfer, and what of it is lost.</summary>
internal sealed class NetworkSource(IHostReader host, SeriesMaker series) : IMetricSource
{
    private readonly DeviceTable<NetworkUse, Network> _networks = new(use => new Network(series, new Tag("network.interface.name", use.Interface)));
    private readonly List<NetworkUse> _reading = [];

    /// <inheritdoc/>
    public void Collect(MeasurementBatch batch)
    {
        _reading.Clear();
        host.ReadNetworks(_reading);
        foreach (NetworkUse use in _reading) _networks.Find(use.Interface, use)?.Add(batch, use);
        _networks.EndReading();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class Network(SeriesMaker series, Tag name)
    {
        private static readonly Tag Receive = new("network.io.direction", "receive");
        private static readonly Tag Transmit = new("network.io.direction", "transmit");

        private readonly TotalSeries _received = series.Total("system.network.io", "By", name, Receive);
        private readonly TotalSeries _sent = series.Total("system.network.io", "By", name, Transmit);
        private readonly TotalSeries _errorsReceived = series.Total("system.network.errors", "{error}", name, Receive);
        private readonly TotalSeries _errorsSent = series.Total("system.network.errors", "{error}", name, Transmit);
        private readonly TotalSeries _droppedReceived = series.Total("system.network.packet.dropped", "{packet}", name, Receive);
        private readonly TotalSeries _droppedSent = series.Total("system.network.packet.dropped", "{packet}", name, Transmit);

        public void Add(MeasurementBatch batch, in NetworkUse use)
        {
            _received.Add(batch, use.BytesReceived);
            _sent.Add(batch, use.BytesSent);
            _errorsReceived.Add(batch, use.ErrorsReceived);
            _errorsSent.Add(batch, use.ErrorsSent);
            _droppedReceived.Add(batch, use.DroppedReceived);
            _droppedSent.Add(batch, use.DroppedSent);
        }
    }
}
