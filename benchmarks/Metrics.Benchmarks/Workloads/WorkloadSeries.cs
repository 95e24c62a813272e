namespace MetricsTools.Benchmarks.Workloads;

/// <summary>One series of the workload, sample after sample.</summary>
internal sealed class WorkloadSeries
{
    /// <summary>The first tick, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public const long Start = 1_704_067_200_000;

    /// <summary>Milliseconds from tick to tick.</summary>
    public const long Interval = 10_000;

    private const int MostJitter = 20;
    private const double Spread = 0.3;

    private SplitMix64 _random;
    private long _tick;
    private double _state;

    /// <summary>Begins a series.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="host">The host, from 0.</param>
    /// <param name="seed">What decides all its numbers.</param>
    public WorkloadSeries(WorkloadMetric metric, int host, ulong seed)
    {
        Metric = metric;
        Host = host;
        _random = new SplitMix64(seed);
        _state = metric.Shape == WorkloadShape.Gauge ? 5000 : 0;
    }

    /// <summary>The metric.</summary>
    public WorkloadMetric Metric { get; }

    /// <summary>The host, from 0: one of the tags.</summary>
    public int Host { get; }

    /// <summary>The region: the other tag.</summary>
    public string Region => Host < 5 ? "eu" : "us";

    /// <summary>Whether timestamps are off by up to 20 ms.</summary>
    public bool HasJitter => Host % 2 == 1;

    /// <summary>The next samples, as many as there is room for.</summary>
    public void Next(Span<long> timestamps, Span<double> values)
    {
        for (int i = 0; i < timestamps.Length; i++) Next(out timestamps[i], out values[i]);
    }

    /// <summary>The next sample.</summary>
    public void Next(out long timestamp, out double value)
    {
        long jitter = HasJitter ? (long)(_random.NextShare() * (MostJitter + 1)) : 0;
        timestamp = Start + (Interval * _tick++) + jitter;
        value = Metric.Shape switch
        {
            WorkloadShape.Counter => _state += Increase(),
            WorkloadShape.Gauge => Walk() / 100,
            _ => Math.Round(1000 * Metric.Size * Math.Exp(Spread * _random.NextNormal())) / 1000,
        };
    }

    private double Increase() => Metric.Size < 1
        ? _random.NextShare() < Metric.Size ? 1 : 0
        : Math.Max(0, Math.Round(Metric.Size * (1 + (Spread * _random.NextNormal()))));

    private double Walk()
    {
        if (_random.NextShare() < Metric.Chance) _state = Math.Abs(_state + Math.Round(100 * Metric.Size * _random.NextNormal()));
        return _state;
    }
}
