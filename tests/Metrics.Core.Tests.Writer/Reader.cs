using System.Diagnostics;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Writer;

/// <summary>Reads a store while others write to it: of each series whole batches in their order, and never fewer than before. Prints how often it has read all.</summary>
internal static class Reader
{
    public static int Run(string path, StoreOptions options, TimeSpan time, int batchSize)
    {
        var counts = new Dictionary<long, long>();
        var clock = Stopwatch.StartNew();
        for (long round = 0; clock.Elapsed < time; round++)
        {
            // Some sessions, some that read once.
            using SqliteMetricStore store = SqliteMetricStore.Open(path, options with { Access = StoreAccess.Read, IsSession = round % 2 == 0 });
            for (int i = 0; i < 10 && clock.Elapsed < time; i++)
            {
                foreach (Series series in store.FindMetric("work") is { } metric ? store.GetSeries(metric.Id) : [])
                {
                    long count = Count(store, series.Id, batchSize);
                    if (count % batchSize != 0 || (counts.TryGetValue(series.Id, out long before) && count < before)) return 2;
                    counts[series.Id] = count;
                }
            }

            Console.WriteLine(round);
        }

        return 0;
    }

    private static long Count(SqliteMetricStore store, long series, int batchSize)
    {
        long count = 0;
        foreach (ReadOnlyMemory<Sample> chunk in store.ReadSamples(series, TimeRange.All))
        {
            foreach (Sample sample in chunk.Span)
            {
                if (sample != new Sample(count / batchSize, count % batchSize)) throw new InvalidDataException($"Sample {count} of series {series} is {sample}.");
                count++;
            }
        }

        return count;
    }
}
