namespace MetricsTools.Benchmarks.Gate;

/// <summary>How a detector does on streams whose anomalies are known: one threshold for everything.</summary>
/// <param name="Recall">Anomalies that were reported in time, in percent.</param>
/// <param name="Precision">Alarms that were right, in percent: several in one window are one, and so are several false ones within one.</param>
/// <param name="FalseAlarms">False alarms in a thousand samples.</param>
internal sealed record StreamScore(double Recall, double Precision, double FalseAlarms)
{
    private const int Candidates = 60;

    /// <summary>The harmonic mean of recall and precision.</summary>
    public double F1 => Recall + Precision == 0 ? 0 : 2 * Recall * Precision / (Recall + Precision);

    /// <summary>Judges the scores of a detector.</summary>
    public static StreamScore Of(IReadOnlyList<StreamSeries> streams, Func<double[], double[]> detect, double threshold) =>
        Of(streams, [.. streams.Select(stream => detect(stream.Values))], threshold);

    /// <summary>The threshold with the best F1.</summary>
    public static double BestThreshold(IReadOnlyList<StreamSeries> streams, Func<double[], double[]> detect)
    {
        double[][] scores = [.. streams.Select(stream => detect(stream.Values))];
        double[] sorted = [.. scores.SelectMany(static one => one).Order()];
        return Enumerable.Range(1, Candidates).Select(i => sorted[(int)(sorted.Length * (1 - Math.Pow(0.8, i)))]).MaxBy(threshold => Of(streams, scores, threshold).F1);
    }

    private static StreamScore Of(IReadOnlyList<StreamSeries> streams, double[][] scores, double threshold)
    {
        int found = 0, present = 0, wrong = 0, samples = 0;
        for (int s = 0; s < streams.Count; s++)
        {
            var hit = new HashSet<int>();
            int quietUntil = 0;
            for (int i = 0; i < scores[s].Length; i++)
            {
                if (!(scores[s][i] >= threshold) || scores[s][i] <= 0) continue;
                int anomaly = streams[s].Anomalies.LastOrDefault(place => place <= i, -StreamSeries.WindowLength);
                if (i < anomaly + StreamSeries.WindowLength)
                {
                    hit.Add(anomaly);
                }
                else if (i >= quietUntil)
                {
                    wrong++;
                    quietUntil = i + StreamSeries.WindowLength;
                }
            }

            found += hit.Count;
            present += streams[s].Anomalies.Count;
            samples += scores[s].Length;
        }

        return new StreamScore(100.0 * found / present, 100.0 * found / Math.Max(1, found + wrong), 1000.0 * wrong / samples);
    }
}
