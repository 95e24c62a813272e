using System.Diagnostics;
using MetricsTools.Anomalies;
using MetricsTools.Benchmarks.Engine;
using MetricsTools.ChangePoints;
using MetricsTools.Deviations;
using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Benchmarks.Gate;

/// <summary>How long judging takes: medians of five, in milliseconds of processor time, so that what else the machine does makes no difference.</summary>
internal static class GateSpeed
{
    private const int Runs = 5;
    private const int Hours = 30 * 24;

    /// <summary>The newest sample of 1,000 series, each against 30 days of hourly history in a store that maintenance has looked after.</summary>
    public static (double Judged, double Read) ThousandSeries()
    {
        string folder = Directory.CreateTempSubdirectory("metrics-gate").FullName;
        try
        {
            long now = UnixTime.Hour * 480_000;
            using SqliteMetricStore store = SqliteMetricStore.Open(Path.Combine(folder, "gate.db"), new StoreOptions { Access = StoreAccess.Write, IsSession = true, Time = new FixedClock(now) });
            MetricDefinition metric = store.GetOrAddMetric(new MetricDefinition { Name = "m", RetainRaw = TimeSpan.FromDays(90) });
            SeriesGroup[] groups = [.. Enumerable.Range(0, 1000).Select(i => AddSeries(store, metric, i))];
            store.TryAppend([.. groups.SelectMany((group, i) => SamplesOf(group, i, now))], store.Epoch);
            store.Maintain(new RollupOptions());
            var judge = new SeriesDeviation(store, now);
            var request = new DeviationRequest { Window = TimeSpan.FromDays(30) };
            var options = new DeviationOptions();
            return (
                Median(() => Array.ForEach(groups, group => judge.JudgeNewest(group, request, options))),
                Median(() => Array.ForEach(groups, group => store.ReadNewestSamples(group.SeriesIds[0], TimeRange.All, Hours))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Change points of 10,000 runs with a change every 500.</summary>
    public static double ChangePoints()
    {
        double[] values = [.. RunNoise.All[4].Runs(new Random(5), 10_000, 0.02).Select((value, i) => i / 500 % 2 == 0 ? value : 1.1 * value)];
        return Median(() => ChangePointFinder.Find(values, new ChangePointOptions()));
    }

    /// <summary>A million samples, five minutes apart, through the detector of stream anomalies; and through a rolling z-score.</summary>
    public static (double Detected, double Rolling) MillionSamples()
    {
        double[] values = RunNoise.All[4].Runs(new Random(6), 1_000_000, 0.02);
        return (Median(() => Detect(values)), Median(() => Roll(values)));
    }

    private static void Detect(double[] values)
    {
        var detector = new StreamAnomalyDetector();
        for (int i = 0; i < values.Length; i++) detector.Add(values[i], i * 300_000L);
    }

    private static double Roll(double[] values)
    {
        const int Length = 100;
        double sum = 0, squares = 0, largest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double mean = sum / Length, deviation = Math.Sqrt((squares / Length) - (mean * mean));
            if (i >= Length)
            {
                largest = Math.Max(largest, Math.Abs(values[i] - mean) / deviation);
                sum -= values[i - Length];
                squares -= values[i - Length] * values[i - Length];
            }

            sum += values[i];
            squares += values[i] * values[i];
        }

        return largest;
    }

    private static SeriesGroup AddSeries(SqliteMetricStore store, MetricDefinition metric, int number)
    {
        TagSet tags = TagSet.Parse($"host=web{number}");
        return new SeriesGroup(metric, tags, [store.GetOrAddSeries(metric.Id, tags, int.MaxValue)!.Value]);
    }

    private static IEnumerable<SeriesSample> SamplesOf(SeriesGroup group, int number, long now) =>
        RunNoise.All[number % RunNoise.All.Count].Runs(new Random(number), Hours + 1, 0.03)
            .Select((value, i) => new SeriesSample(group.SeriesIds[0], now - ((Hours - i) * UnixTime.Hour) - 1, value));

    /// <summary>The median processor time of some runs after one to warm up.</summary>
    public static double Median(Action work)
    {
        work();
        var times = new double[Runs];
        for (int i = 0; i < Runs; i++)
        {
            TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
            work();
            times[i] = (Process.GetCurrentProcess().TotalProcessorTime - start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Runs / 2];
    }
}
