using MetricsTools.Anomalies;
using MetricsTools.Statistics;

namespace MetricsTools.Benchmarks.Gate;

/// <summary>Detectors of anomalies in a stream: each gives every sample a score from the samples before it.</summary>
internal static class StreamDetectors
{
    private const int Length = 100;
    private const double Weight = 0.1;

    /// <summary>What others do.</summary>
    public static readonly (string Name, Func<double[], double[]> Detect)[] Rivals =
    [
        ("rolling median and MAD of 100", RollingMedian),
        ("EWMA, 0.1", Ewma),
    ];

    /// <summary>The product's.</summary>
    public static double[] Own(double[] values)
    {
        var detector = new StreamAnomalyDetector();
        return [.. values.Select((value, i) => detector.Add(value, i * 300_000L))];
    }

    private static double[] RollingMedian(double[] values)
    {
        double[] scores = new double[values.Length], window = new double[Length];
        for (int i = Length; i < values.Length; i++)
        {
            values.AsSpan(i - Length, Length).CopyTo(window);
            double median = Dispersion.Median(window), deviation = Dispersion.MedianAbsoluteDeviation(window, median);
            scores[i] = Math.Abs(values[i] - median) / Math.Max(1e-9, Dispersion.NormalConsistency * deviation);
        }

        return scores;
    }

    private static double[] Ewma(double[] values)
    {
        double[] scores = new double[values.Length];
        double mean = values[0], variance = 0;
        for (int i = 1; i < values.Length; i++)
        {
            double distance = values[i] - mean;
            if (i >= Length) scores[i] = Math.Abs(distance) / Math.Max(1e-9, Math.Sqrt(variance));
            mean += Weight * distance;
            variance = (1 - Weight) * (variance + (Weight * distance * distance));
        }

        return scores;
    }
}
