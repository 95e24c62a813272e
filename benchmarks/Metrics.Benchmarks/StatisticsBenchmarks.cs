using BenchmarkDotNet.Attributes;
using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Statistics;

namespace MetricsTools.Benchmarks;

/// <summary>The statistics of a baseline, on 50,000 latencies.</summary>
[MemoryDiagnoser]
public class StatisticsBenchmarks
{
    private readonly double[] _values = new double[Workload.SamplesPerSeries];
    private readonly double[] _scratch = new double[Workload.SamplesPerSeries];
    private readonly double[] _quantiles = new double[3];

    /// <summary>Makes the values.</summary>
    [GlobalSetup]
    public void MakeValues() => Workload.Begin().First(series => series.Metric.Name == "http.duration").Next(new long[_values.Length], _values);

    /// <summary>The exact sum.</summary>
    [Benchmark(OperationsPerInvoke = Workload.SamplesPerSeries)]
    public double Sum()
    {
        ExactSum sum = new();
        sum.Add(_values);
        return sum.Value;
    }

    /// <summary>Mean, variance and extremes.</summary>
    [Benchmark(OperationsPerInvoke = Workload.SamplesPerSeries)]
    public Moments MomentsOf() => Moments.Of(_values);

    /// <summary>Three quantiles by selection, with a copy.</summary>
    [Benchmark(OperationsPerInvoke = Workload.SamplesPerSeries)]
    public double ThreeQuantiles()
    {
        _values.CopyTo(_scratch, 0);
        Quantiles.Of(_scratch, [0.05, 0.5, 0.95], _quantiles);
        return _quantiles[1];
    }

    /// <summary>The median absolute deviation, with a copy.</summary>
    [Benchmark(OperationsPerInvoke = Workload.SamplesPerSeries)]
    public double MedianAbsoluteDeviation()
    {
        _values.CopyTo(_scratch, 0);
        return Dispersion.MedianAbsoluteDeviation(_scratch, Dispersion.Median(_scratch));
    }
}
