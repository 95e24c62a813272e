using MetricsTools.Statistics;

namespace MetricsTools.ChangePoints;

/// <summary>Draws spikes in, so that they neither look like changes of level nor hide them.</summary>
internal static class SpikeClip
{
    private const int Reach = 7;
    private const double ClipDeviations = 4;

    // The mean absolute deviation of normal values, in standard deviations: sqrt(2 / pi).
    private const double NormalMeanAbsoluteDeviation = 0.79788456080286536;

    /// <summary>The values, none farther than 4 times 1.4826 MAD from the running median of 15, the MAD being that of all distances from it.</summary>
    public static double[] Clip(ReadOnlySpan<double> values)
    {
        double[] medians = RunningMedians(values);
        double bound = ClipDeviations * Dispersion.NormalConsistency * Dispersion.MedianAbsoluteDeviation(Distances(values, medians), 0);
        double[] clipped = new double[values.Length];
        for (int i = 0; i < values.Length; i++) clipped[i] = Math.Max(medians[i] - bound, Math.Min(medians[i] + bound, values[i]));
        return clipped;
    }

    /// <summary>Which values lie farther than that. Where most lie at the median, so that the MAD is 0, the mean absolute distance stands for it.</summary>
    public static bool[] Find(ReadOnlySpan<double> values)
    {
        double[] distances = Distances(values, RunningMedians(values));
        double deviation = Dispersion.NormalConsistency * Dispersion.MedianAbsoluteDeviation([.. distances], 0);
        if (deviation == 0) deviation = Dispersion.MeanAbsoluteDeviation(distances, 0) / NormalMeanAbsoluteDeviation;
        return [.. distances.Select(distance => Math.Abs(distance) > ClipDeviations * deviation)];
    }

    private static double[] RunningMedians(ReadOnlySpan<double> values)
    {
        double[] medians = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int start = Math.Max(0, i - Reach), end = Math.Min(values.Length, i + Reach + 1);
            medians[i] = Dispersion.Median(values.Slice(start, end - start).ToArray());
        }

        return medians;
    }

    private static double[] Distances(ReadOnlySpan<double> values, double[] medians)
    {
        double[] distances = new double[values.Length];
        for (int i = 0; i < values.Length; i++) distances[i] = values[i] - medians[i];
        return distances;
    }
}
