using MetricsTools.ChangePoints;
using MetricsTools.Model;

namespace MetricsTools.Baselines;

/// <summary>Tells values that are not like those around them, so that an incident does not become normal.</summary>
/// <remarks>
/// A value is left out when it lies farther than 4 times 1.4826 MAD from the running median of 15, the MAD being that of all such distances (<see cref="SpikeClip"/>), on a scale
/// of logarithms where all are above zero; in a season, when its distance from what the other days or weeks expect at its hour does. A lasting change of level is kept.
/// Where more than half of the distances are zero, the mean absolute distance stands for the MAD.
/// </remarks>
internal static class Anomalous
{
    /// <summary>The values without those.</summary>
    public static IReadOnlyList<Sample> Without(IReadOnlyList<Sample> samples, HistoryOptions history)
    {
        if (samples.Count == 0) return samples;
        var levels = new HourLevels(samples, history.Zone);
        Seasonality season = history.Seasonality == Seasonality.Auto ? SeasonTest.Choose(levels) : history.Seasonality;
        double[] values = levels.Scaled;
        if (season != Seasonality.None)
        {
            double[] expected = levels.ExpectedByOthers(season);
            for (int i = 0; i < values.Length; i++)
            {
                double residual = values[i] - expected[levels.PlaceOf[i]];
                values[i] = double.IsNaN(residual) ? 0 : residual;
            }
        }

        bool[] isSpike = SpikeClip.Find(values);
        return [.. samples.Where((_, i) => !isSpike[i])];
    }
}
