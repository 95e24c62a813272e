using MetricsTools.Statistics;

namespace MetricsTools.ChangePoints;

/// <summary>Draws spikes in, so that they neither look like changes of level nor hide them.</summary>
internal static class SpikeClip
{
    private const int Reach = 7;
    private const double ClipDeviations = 4;

    /// <summary>The values, none farther than 4 times 1.4826 MAD from the running median of 15, the MAD being that of all distances from it.</summary>
    public static double[] Clip(ReadOnlySpan<double> values)
    {
        double[] medians = new double[values.Length], distances = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int start = Math.Max(0, i - Reach), end = Math.Min(values.Length, i + Reach + 1);
            medians[i] = Dispersion.Median(values.Slice(start, end - start).ToArray());
            distances[i] = values[i] - medians[i];
        }

        double bound = ClipDeviations * Dispersion.NormalConsistency * Dispersion.MedianAbsoluteDeviation(distances, 0);
        double[] clipped = new double[values.Length];
        for (int i = 0; i < values.Length; i++) clipped[i] = Math.Max(medians[i] - bound, Math.Min(medians[i] + bound, values[i]));
        return clipped;
    }
}
