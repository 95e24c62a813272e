using System.Net.NetworkInformation;

namespace MetricsTools.Collectors.Host;

/// <summary>Network interfaces as .NET knows them, for systems other than Linux.</summary>
internal static class InterfaceStatistics
{
    /// <summary>Reads those that are up and go out of this host.</summary>
    public static void Read(List<NetworkUse> networks)
    {
        try
        {
            foreach (NetworkInterface one in NetworkInterface.GetAllNetworkInterfaces())
            {
                bool isWanted = one.OperationalStatus == OperationalStatus.Up && one.NetworkInterfaceType is not (NetworkInterfaceType.Loopback or NetworkInterfaceType.Tunnel);
                if (isWanted && one.Name.Length is > 0 and <= Model.TagSet.MaximumValueLength) Read(one, networks);
            }
        }
        catch (Exception exception) when (exception is NetworkInformationException or PlatformNotSupportedException)
        {
            // What was read so far is what can be had.
        }
    }

    private static void Read(NetworkInterface one, List<NetworkUse> networks)
    {
        try
        {
            IPInterfaceStatistics use = one.GetIPStatistics();
            networks.Add(new NetworkUse(
                one.Name, use.BytesReceived, use.BytesSent, use.IncomingPacketsWithErrors, use.OutgoingPacketsWithErrors, use.IncomingPacketsDiscarded, OutgoingDiscarded(use)));
        }
        catch (Exception exception) when (exception is NetworkInformationException or PlatformNotSupportedException)
        {
            // Taken out meanwhile.
        }
    }

    private static double OutgoingDiscarded(IPInterfaceStatistics use)
    {
        try
        {
#pragma warning disable CA1416 // Where it is not known, it says so.
            return use.OutgoingPacketsDiscarded;
#pragma warning restore CA1416
        }
        catch (PlatformNotSupportedException)
        {
            return double.NaN;
        }
    }
}
