using System.Diagnostics;
using MetricsTools.Benchmarks.Engine;
using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Formats;
using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using MetricsTools.Views.Html;
using MetricsTools.Views.Report;

namespace MetricsTools.Benchmarks;

/// <summary>What a report costs: the 200 series of workload W, a sample every five minutes for 90 days.</summary>
internal static class ViewFigures
{
    private const int Runs = 5;
    private const int Slower = 30;
    private const int SamplesPerSeries = 90 * 24 * 12;

    /// <summary>Prints the figures; 0 when the goals are met.</summary>
    public static int Print(TextWriter output)
    {
        string folder = Directory.CreateTempSubdirectory("metrics-benchmark-").FullName;
        try
        {
            string path = Path.Combine(folder, "metrics.db"), page = Path.Combine(folder, "report.html");
            long now = WorkloadSeries.Start + ((long)SamplesPerSeries * Slower * WorkloadSeries.Interval);
            Fill(path, now);
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            double[] times = [.. Enumerable.Range(0, Runs).Select(_ => Timing.Once(() => Write(path, page, now)))];
            // On a machine that others use too, the clock measures them.
            double processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / Runs;
            Figure[] figures =
            [
                Figure.Alone("report of 200 series and 90 days: the first, with opening the store", times[0], "ms", Goal.AtMost(3000, "ms")),
                Figure.Alone("report of 200 series and 90 days: the next ones", times.Skip(1).Order().ElementAt((Runs - 1) / 2), "ms", Goal.AtMost(3000, "ms")),
                Figure.Alone("report of 200 series and 90 days: processor time of one", processor, "ms", Goal.AtMost(3000, "ms")),
                Figure.Alone("report of 200 series and 90 days: its size", new FileInfo(page).Length / 1e6, "MB", Goal.AtMost(2, "MB")),
            ];
            output.WriteLine(Figure.Header);
            foreach (Figure figure in figures) output.WriteLine(figure);
            return figures.All(static figure => figure.IsMet) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(string path, long now)
    {
        using SqliteMetricStore store = SqliteMetricStore.Open(path, StoredWorkload.Session(now));
        WorkloadSeries[] all = Workload.Begin();
        long[] ids = StoredWorkload.AddSeries(store, all);
        var samples = new SeriesSample[SamplesPerSeries];
        for (int i = 0; i < all.Length; i++)
        {
            for (int place = 0; place < samples.Length; place++)
            {
                all[i].Next(out long timestamp, out double value);
                samples[place] = new SeriesSample(ids[i], WorkloadSeries.Start + ((timestamp - WorkloadSeries.Start) * Slower), value);
            }

            StoredWorkload.Append(store, samples, StoredWorkload.BatchSize);
        }

        store.Maintain(new RollupOptions { Retention = StoredWorkload.Retention });
    }

    private static void Write(string path, string page, long now)
    {
        using SqliteMetricStore store = SqliteMetricStore.Open(path, new StoreOptions { Access = StoreAccess.Read, Time = new FixedClock(now) });
        var queries = new MetricQueries(new SeriesSelector(store, PrivacySettings.Default), new FixedClock(now), StoredWorkload.Retention);
        ReportModel report = new ReportBuilder(queries).Build(new ReportRequest { Range = new RangeRequest(null, null, TimeSpan.FromDays(90)) });
        if (report.Trends.Count != 200) throw new InvalidOperationException($"The report has {report.Trends.Count} series.");
        WholeFile.Write(page, noClobber: false, text => ReportPage.Write(text, report));
    }
}
