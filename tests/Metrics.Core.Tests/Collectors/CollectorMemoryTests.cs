using System.Diagnostics.Metrics;
using MetricsTools.Collectors.Host;
using MetricsTools.Collectors.Meters;

namespace MetricsTools.Collectors;

[Collection(nameof(Alone))]
public sealed class CollectorMemoryTests : IDisposable
{
    private readonly PseudoFolder _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Reading_for_long_does_not_grow_though_devices_tags_and_meters_come_and_go()
    {
        Desktop.SkipUnderMono("its collector counts otherwise");
        using var meters = new MeterSource(["Growth"], new FixedTime(), Collected.NoTags);
        var host = new Collected([.. HostSources.Create(_machine.Host, Collected.NoTags), meters]);
        Run(host, 0, 500);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Run(host, 500, 3000);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 256 * 1024);
    }

    private void Run(Collected host, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            // Names of interfaces, sets of tags and meters that never come again.
            _machine.Write("net/dev", $"eth{i / 10}: {i} 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0\n");
            using var meter = new Meter("Growth");
            Counter<int> counter = meter.CreateCounter<int>("c");
            Histogram<int> histogram = meter.CreateHistogram<int>("h");
            for (int k = 0; k < 5; k++)
            {
                counter.Add(1, new KeyValuePair<string, object?>("id", (5 * i) + k));
                histogram.Record(k);
            }

            host.Read();
        }
    }
}
