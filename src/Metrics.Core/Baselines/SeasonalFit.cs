using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Baselines;

/// <summary>Finds the seasonal profile of a series.</summary>
internal static class SeasonalFit
{
    /// <summary>The profile of values in the order of time, or null when there is no season.</summary>
    /// <param name="samples">The values.</param>
    /// <param name="season">The season, or <see cref="Seasonality.Auto"/> to find out.</param>
    /// <param name="zone">The zone whose clock the hours are of.</param>
    /// <param name="name">What the series is called, for messages.</param>
    /// <exception cref="MetricException">The season was named, and the history is shorter than two of it.</exception>
    public static SeasonalProfile? Find(IReadOnlyList<Sample> samples, Seasonality season, TimeZoneInfo zone, string name)
    {
        if (season == Seasonality.None || samples.Count == 0) return null;
        var levels = new HourLevels(samples, zone);
        if (season == Seasonality.Auto) season = SeasonTest.Choose(levels);
        else if (!SeasonTest.IsLongEnough(levels, season)) throw TooShort(levels, season, name);
        return season == Seasonality.None ? null : Fit(levels, season, zone);
    }

    private static SeasonalProfile Fit(HourLevels levels, Seasonality season, TimeZoneInfo zone)
    {
        double[] expected = levels.ExpectedByOthers(season);
        double[] residuals = [.. Enumerable.Range(0, levels.Scaled.Length)
            .Select(i => levels.Scaled[i] - expected[levels.PlaceOf[i]])
            .Where(static residual => !double.IsNaN(residual) && !double.IsInfinity(residual))
            .Select(residual => levels.IsRelative ? Math.Exp(residual) : residual)];
        return new SeasonalProfile
        {
            Season = season,
            Zone = zone,
            IsRelative = levels.IsRelative,
            Explained = Math.Max(0, SeasonTest.Gain(levels, season)),
            Levels = [.. levels.Slots(season).Select(slot => LevelOf(levels, slot))],
            Residuals = BaselineCalculator.Compute(residuals),
            ResidualValues = residuals,
        };
    }

    private static double? LevelOf(HourLevels levels, List<int> slot)
    {
        if (slot.Count < 2) return null;
        double median = Dispersion.Median([.. slot.Select(place => levels.Levels[place])]);
        return levels.IsRelative ? Math.Exp(median) : median;
    }

    private static MetricException TooShort(HourLevels levels, Seasonality season, string name) =>
        new(ErrorId.SeasonTooLong, season, 2 * SeasonClock.Length(season) / 24, name, levels.Span / 24.0);
}
