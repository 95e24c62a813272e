using MetricsTools.Collectors.Host;

namespace MetricsTools.Collectors.Linux;

/// <summary><c>/proc/net/dev</c>.</summary>
internal static class NetworkStatistics
{
    /// <summary>
    /// Reads the interfaces: <c>name:</c>, then received bytes packets errors dropped fifo frame compressed multicast, then sent bytes packets errors dropped.
    /// The loopback is left out, and so are what has never carried anything, and the ends of containers (veth), whose names are of chance and would be ever more
    /// series.
    /// </summary>
    public static void Read(ReadOnlySpan<byte> dev, List<NetworkUse> networks)
    {
        var lines = new TextLines(dev);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            int colon = line.IndexOf((byte)':');
            if (colon < 0) continue;
            string name = new LineWords(line.Slice(0, colon)).NextText();
            if (name.Length is 0 or > Model.TagSet.MaximumValueLength || name == "lo" || name.StartsWith("veth", StringComparison.Ordinal)) continue;
            var words = new LineWords(line.Slice(colon + 1));
            double received = words.NextNumber();
            words.Skip(1);
            double errorsReceived = words.NextNumber(), droppedReceived = words.NextNumber();
            words.Skip(4);
            double sent = words.NextNumber();
            words.Skip(1);
            if (received + sent == 0) continue;
            networks.Add(new NetworkUse(name, received, sent, errorsReceived, words.NextNumber(), droppedReceived, words.NextNumber()));
        }
    }
}
