using System.Diagnostics;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>Measures by the clock.</summary>
internal static class Timing
{
    private const double ShortestRound = 20;
    private const int MostRepetitions = 20_000;

    /// <summary>The time of each work in milliseconds, after a warm-up: the median of some rounds, in which all take turns.</summary>
    public static double[] Medians(int rounds, params Action[] works)
    {
        int[] repetitions = [.. works.Select(Repetitions)];
        double[][] times = [.. works.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < works.Length; i++) times[i][round] = Once(works[i], repetitions[i]);
        }

        return [.. times.Select(Median)];
    }

    /// <summary>The same of works that are long enough to be done once a round, after a warm-up.</summary>
    /// <param name="rounds">The number of rounds.</param>
    /// <param name="between">Done after each work, outside of what is measured.</param>
    /// <param name="works">The works.</param>
    public static double[] MediansOnce(int rounds, Action between, params Action[] works)
    {
        double[][] times = [.. works.Select(_ => new double[rounds])];
        for (int round = -1; round < rounds; round++)
        {
            for (int i = 0; i < works.Length; i++)
            {
                double time = Once(works[i]);
                if (round >= 0) times[i][round] = time;
                between();
            }
        }

        return [.. times.Select(Median)];
    }

    /// <summary>The time of one work in milliseconds.</summary>
    public static double Once(Action work, int repetitions = 1)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repetitions; i++) work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / repetitions;
    }

    /// <summary>The middle of some values.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static int Repetitions(Action work)
    {
        double time = Once(work);
        if (time > 10 * ShortestRound) return 1;
        time = Once(work);
        if (time < ShortestRound) time = Once(work, (int)Math.Clamp(ShortestRound / time, 1, 1000));
        return (int)Math.Clamp(ShortestRound / time, 1, MostRepetitions);
    }
}
