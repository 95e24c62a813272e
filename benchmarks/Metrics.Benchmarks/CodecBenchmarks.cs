using BenchmarkDotNet.Attributes;
using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Storage.Codec;

namespace MetricsTools.Benchmarks;

/// <summary>The stream codec on a stream of four hours of workload W.</summary>
[MemoryDiagnoser]
public class CodecBenchmarks
{
    private const int Length = 1440;

    private readonly long[] _timestamps = new long[Length];
    private readonly double[] _values = new double[Length];
    private readonly byte[] _buffer = new byte[SampleStreamCodec.MaximumLength(Length)];

    /// <summary>The metric whose stream it is.</summary>
    [Params("http.requests", "cpu.percent", "http.duration")]
    public string Metric { get; set; } = "";

    /// <summary>The host; odd ones have jitter.</summary>
    [Params(0, 1)]
    public int Host { get; set; }

    /// <summary>Makes the stream.</summary>
    [GlobalSetup]
    public void MakeStream()
    {
        Workload.Begin().Single(series => series.Metric.Name == Metric && series.Host == Host).Next(_timestamps, _values);
        SampleStreamCodec.Encode(_timestamps, _values, _buffer);
    }

    /// <summary>From arrays to bytes.</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public int Encode() => SampleStreamCodec.Encode(_timestamps, _values, _buffer);

    /// <summary>From bytes to arrays.</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public void Decode() => SampleStreamCodec.Decode(_buffer, Length, _timestamps, _values);

    /// <summary>From bytes to values alone.</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public void DecodeValues() => SampleStreamCodec.DecodeValues(_buffer, Length, _values);
}
