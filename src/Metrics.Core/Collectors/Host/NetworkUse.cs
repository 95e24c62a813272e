namespace MetricsTools.Collectors.Host;

/// <summary>What came in and went out through a network interface since some moment.</summary>
internal readonly record struct NetworkUse(
    string Interface, double BytesReceived, double BytesSent, double ErrorsReceived, double ErrorsSent, double DroppedReceived, double DroppedSent);
