using System.Diagnostics;
using System.Globalization;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using MetricsTools.Writer;

// Appends batches to a store, and prints the number of each one after the store has acknowledged it.
// Arguments: the store's path, the number of batches or for how many seconds (60s), the samples of one, and the value of the series' tag.
// With a path alone, maintains the store until it is killed. With a path, the seconds and the samples of a batch, reads the store over and over.
// With a path, the word buffer and a number, records so many samples by way of a buffer.
// Sample i of batch b has the timestamp b and the value i.
string path = args[0];
var options = new StoreOptions { Access = StoreAccess.Write, IsSession = true, LockTimeout = TimeSpan.FromSeconds(60) };
if (args.Length == 1) return Maintainer.Run(path, options);

if (args[1] == "buffer") return BufferWriter.Run(path, int.Parse(args[2], CultureInfo.InvariantCulture));

TimeSpan time = args[1].Last() == 's' ? TimeSpan.FromSeconds(int.Parse(args[1].TrimEnd('s'), CultureInfo.InvariantCulture)) : TimeSpan.MaxValue;
if (args.Length == 3) return Reader.Run(path, options, time, int.Parse(args[2], CultureInfo.InvariantCulture));

long batches = time < TimeSpan.MaxValue ? long.MaxValue : long.Parse(args[1], CultureInfo.InvariantCulture);
int batchSize = int.Parse(args[2], CultureInfo.InvariantCulture);

using SqliteMetricStore store = SqliteMetricStore.Open(path, options);
MetricDefinition metric = store.GetOrAddMetric(new MetricDefinition { Name = "work" });
long series = store.GetOrAddSeries(metric.Id, TagSet.Create([new Tag("writer", args[3])]), int.MaxValue)!.Value;
long epoch = store.Epoch;
var samples = new SeriesSample[batchSize];
var clock = Stopwatch.StartNew();
for (long batch = 0; batch < batches && clock.Elapsed < time; batch++)
{
    for (int i = 0; i < batchSize; i++) samples[i] = new SeriesSample(series, batch, i);
    if (!store.TryAppend(samples, epoch)) return 1;
    Console.WriteLine(batch);
}

return 0;
