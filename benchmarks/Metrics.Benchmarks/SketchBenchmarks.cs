using BenchmarkDotNet.Attributes;
using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Statistics;
using MetricsTools.Storage.Codec;

namespace MetricsTools.Benchmarks;

/// <summary>The quantile sketch on an hour of latencies.</summary>
[MemoryDiagnoser]
public class SketchBenchmarks
{
    private const int Length = 360;

    private readonly double[] _values = new double[Length];
    private readonly QuantileSketch _sketch = new();
    private readonly QuantileSketch _sum = new();
    private byte[] _buffer = [];

    /// <summary>Makes the sketch.</summary>
    [GlobalSetup]
    public void MakeSketch()
    {
        Workload.Begin().First(series => series.Metric.Name == "http.duration").Next(new long[Length], _values);
        _sketch.Add(_values);
        _buffer = new byte[QuantileSketchCodec.MaximumLength(_sketch)];
        QuantileSketchCodec.Encode(_sketch, _buffer);
    }

    /// <summary>One value.</summary>
    [Benchmark(OperationsPerInvoke = Length)]
    public void Record() => _sum.Add(_values);

    /// <summary>One sketch into another.</summary>
    [Benchmark]
    public void Merge() => _sum.Add(_sketch);

    /// <summary>One written sketch into another.</summary>
    [Benchmark]
    public int MergeWritten() => QuantileSketchCodec.AddTo(_buffer, _sum);

    /// <summary>From a sketch to bytes.</summary>
    [Benchmark]
    public int Encode() => QuantileSketchCodec.Encode(_sketch, _buffer);

    /// <summary>The 95th percentile.</summary>
    [Benchmark]
    public double Quantile() => _sketch.Quantile(0.95);
}
