using System.Diagnostics;
using System.Globalization;
using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Statistics;
using MetricsTools.Storage.Codec;

namespace MetricsTools.Benchmarks;

/// <summary>What the stream codec and the sketch make of workload W: bytes a sample and samples a second, on one core.</summary>
internal static class CodecFigures
{
    private const int StreamLength = 1440;
    private const int HourLength = 360;
    private const int SketchCount = 100;
    private const int Repetitions = 500;
    private const int Rounds = 7;
    private const int WarmUps = 3;

    /// <summary>Prints the figures, a line each with tabs between name, value and unit.</summary>
    public static int Print(TextWriter output)
    {
        List<StreamSample> streams = [.. Streams()];
        foreach (IGrouping<string, StreamSample> group in streams.GroupBy(stream => stream.Kind)) Print(output, "codec, " + group.Key, BytesPerSample(group), "B/sample");
        Print(output, "codec, all", BytesPerSample(streams), "B/sample");
        Print(output, "entropy of W, order 0", Entropy.PerSample(), "B/sample");

        long count = streams.Sum(stream => (long)stream.Values.Length);
        byte[] buffer = new byte[SampleStreamCodec.MaximumLength(StreamLength)];
        long[] timestamps = new long[StreamLength];
        double[] values = new double[StreamLength];
        Print(output, "codec, encode", count / Seconds(() => streams.ForEach(stream => SampleStreamCodec.Encode(stream.Timestamps, stream.Values, buffer))) / 1e6, "M/s");
        Print(output, "codec, decode", count / Seconds(() => streams.ForEach(stream => SampleStreamCodec.Decode(stream.Bytes, stream.Values.Length, timestamps, values))) / 1e6, "M/s");
        Print(output, "codec, decode values", count / Seconds(() => streams.ForEach(stream => SampleStreamCodec.DecodeValues(stream.Bytes, stream.Values.Length, values))) / 1e6, "M/s");
        PrintSketches(output);
        return 0;
    }

    private static void PrintSketches(TextWriter output)
    {
        byte[][] latencies = [];
        foreach (IGrouping<WorkloadShape, WorkloadSeries> group in Workload.Begin().GroupBy(series => series.Metric.Shape))
        {
            List<byte[]> written = [.. group.SelectMany(Sketches)];
            Print(output, $"sketch, hour of a {group.Key}", written.Average(bytes => bytes.Length), "B");
            if (group.Key == WorkloadShape.Latency) latencies = [.. written.Take(SketchCount)];
        }

        QuantileSketch sum = new();
        Print(output, "sketch, decode and merge", Seconds(() => Repeat(latencies, bytes => QuantileSketchCodec.AddTo(bytes, sum))) / Repetitions / SketchCount * 1e9, "ns");
        QuantileSketch[] sketches = [.. latencies.Select(Decoded)];
        Print(output, "sketch, merge", Seconds(() => Repeat(sketches, sum.Add)) / Repetitions / SketchCount * 1e9, "ns");
        byte[] buffer = new byte[sketches.Max(QuantileSketchCodec.MaximumLength)];
        Print(output, "sketch, encode", Seconds(() => Repeat(sketches, sketch => QuantileSketchCodec.Encode(sketch, buffer))) / Repetitions / SketchCount * 1e9, "ns");
        double[] values = new double[1_000_000];
        Workload.Begin().First(series => series.Metric.Shape == WorkloadShape.Latency).Next(new long[values.Length], values);
        Print(output, "sketch, record", Seconds(() => new QuantileSketch().Add(values)) / values.Length * 1e9, "ns");
        Print(output, "sketch, quantile", Seconds(() => Repeat(sketches, sketch => sketch.Quantile(0.95))) / Repetitions / SketchCount * 1e9, "ns");
    }

    private static IEnumerable<byte[]> Sketches(WorkloadSeries series)
    {
        long[] timestamps = new long[HourLength];
        double[] values = new double[HourLength];
        for (int hour = 0; hour < Workload.SamplesPerSeries / HourLength; hour++)
        {
            series.Next(timestamps, values);
            QuantileSketch sketch = new();
            sketch.Add(values);
            byte[] buffer = new byte[QuantileSketchCodec.MaximumLength(sketch)];
            yield return buffer[..QuantileSketchCodec.Encode(sketch, buffer)];
        }
    }

    private static QuantileSketch Decoded(byte[] bytes)
    {
        QuantileSketch sketch = new();
        QuantileSketchCodec.AddTo(bytes, sketch);
        return sketch;
    }

    private static IEnumerable<StreamSample> Streams()
    {
        foreach (WorkloadSeries series in Workload.Begin())
        {
            string kind = $"{series.Metric.Shape}, {(series.HasJitter ? "jitter" : "regular")}";
            for (int start = 0; start < Workload.SamplesPerSeries; start += StreamLength)
            {
                int length = Math.Min(StreamLength, Workload.SamplesPerSeries - start);
                long[] timestamps = new long[length];
                double[] values = new double[length];
                series.Next(timestamps, values);
                byte[] buffer = new byte[SampleStreamCodec.MaximumLength(length)];
                yield return new StreamSample(kind, timestamps, values, buffer[..SampleStreamCodec.Encode(timestamps, values, buffer)]);
            }
        }
    }

    private static double BytesPerSample(IEnumerable<StreamSample> streams) => (double)streams.Sum(stream => stream.Bytes.Length) / streams.Sum(stream => stream.Values.Length);

    private static void Repeat<T>(T[] items, Action<T> work)
    {
        for (int i = 0; i < Repetitions; i++) Array.ForEach(items, work);
    }

    // The median of a few rounds after those that warm up, in processor time, which other processes take none of.
    private static double Seconds(Action work)
    {
        List<double> times = [];
        using Process process = Process.GetCurrentProcess();
        for (int round = -WarmUps; round < Rounds; round++)
        {
            TimeSpan start = process.TotalProcessorTime;
            work();
            process.Refresh();
            if (round >= 0) times.Add((process.TotalProcessorTime - start).TotalSeconds);
        }

        times.Sort();
        return times[Rounds / 2];
    }

    private static void Print(TextWriter output, string name, double value, string unit) =>
        output.WriteLine(string.Join('\t', name, value.ToString("G4", CultureInfo.InvariantCulture), unit));

    private sealed record StreamSample(string Kind, long[] Timestamps, double[] Values, byte[] Bytes);
}
