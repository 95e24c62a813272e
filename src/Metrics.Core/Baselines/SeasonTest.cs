using MetricsTools.Statistics;

namespace MetricsTools.Baselines;

/// <summary>
/// Tells whether a season explains a series, by how much better other days or weeks foretell each hour of a day than what is known without the season. Each day is one
/// piece of evidence, so that values that resemble their neighbours are not taken for many.
/// </summary>
/// <remarks>
/// The foretold level is the median of the slot in the other days or weeks; without a season, that of all other days. A season counts when it makes the absolute errors
/// at least a tenth smaller, and a one-sided t-test of the gains of the days (Student 1908) is surer than 99 %. The hour of the week has to better that of the day.
/// Needs two seasons of history, and in practice five days or more. Cost: O(n log n).
/// </remarks>
internal static class SeasonTest
{
    private const double LargestProbability = 0.01;
    private const double SmallestGain = 0.1;

    // The median of so many days does not change by one of them.
    private const int ManyDays = 60;

    /// <summary>Whether there are two seasons of history.</summary>
    public static bool IsLongEnough(HourLevels levels, Seasonality season) => levels.Span >= 2 * SeasonClock.Length(season);

    /// <summary>The season that explains the series best, or <see cref="Seasonality.None"/>.</summary>
    public static Seasonality Choose(HourLevels levels)
    {
        Seasonality best = Seasonality.None;
        foreach (Seasonality season in new[] { Seasonality.HourOfDay, Seasonality.HourOfWeek })
        {
            if (IsLongEnough(levels, season) && Explains(levels, season, best)) best = season;
        }

        return best;
    }

    /// <summary>The share of the absolute errors that a season takes away: 0 for none, 1 for all; below 0 when it makes them larger.</summary>
    public static double Gain(HourLevels levels, Seasonality season)
    {
        (double without, double with) = TotalErrors(levels, Expected(levels, Seasonality.None), Expected(levels, season));
        return without > 0 ? 1 - (with / without) : 0;
    }

    private static bool Explains(HourLevels levels, Seasonality season, Seasonality than)
    {
        double[] simple = Expected(levels, than), seasonal = Expected(levels, season);
        (double without, double with) = TotalErrors(levels, simple, seasonal);
        if (!(with <= (1 - SmallestGain) * without) || without == 0) return false;
        double[] gains = [.. Enumerable.Range(0, levels.Hours.Count)
            .Where(place => !double.IsNaN(simple[place]) && !double.IsNaN(seasonal[place]))
            .GroupBy(place => SeasonClock.DayOf(levels.Hours[place]))
            .Select(day => day.Average(place => Math.Abs(levels.Levels[place] - simple[place]) - Math.Abs(levels.Levels[place] - seasonal[place])))];
        if (gains.Length < 2 || Array.Exists(gains, double.IsInfinity)) return false;
        Moments moments = Moments.Of(gains);
        if (moments.StandardDeviation == 0) return moments.Mean > 0;
        return StudentDistribution.UpperTail(moments.Mean * Math.Sqrt(gains.Length) / moments.StandardDeviation, gains.Length - 1) < LargestProbability;
    }

    private static (double Without, double With) TotalErrors(HourLevels levels, double[] simple, double[] seasonal)
    {
        double without = 0, with = 0;
        for (int place = 0; place < simple.Length; place++)
        {
            if (double.IsNaN(simple[place]) || double.IsNaN(seasonal[place])) continue;
            without += Math.Abs(levels.Levels[place] - simple[place]) / simple.Length;
            with += Math.Abs(levels.Levels[place] - seasonal[place]) / simple.Length;
        }

        return (without, with);
    }

    private static double[] Expected(HourLevels levels, Seasonality season) => season == Seasonality.None ? ByOtherDays(levels) : levels.ExpectedByOthers(season);

    private static double[] ByOtherDays(HourLevels levels)
    {
        double[] expected = new double[levels.Hours.Count];
        IGrouping<long, int>[] days = [.. Enumerable.Range(0, expected.Length).GroupBy(place => SeasonClock.DayOf(levels.Hours[place]))];
        double[] all = [.. levels.Levels];
        double ofAll = Dispersion.Median(all);
        foreach (IGrouping<long, int> day in days)
        {
            double[] others = days.Length > ManyDays ? [] : [.. days.Where(other => other.Key != day.Key).SelectMany(static other => other).Select(place => levels.Levels[place])];
            double median = days.Length > ManyDays ? ofAll : others.Length == 0 ? double.NaN : Dispersion.Median(others);
            foreach (int place in day) expected[place] = median;
        }

        return expected;
    }
}
