using System.Diagnostics;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>Measures by the clock.</summary>
internal static class Timing
{
    /// <summary>The time of one work in milliseconds.</summary>
    public static double Once(Action work, int repetitions = 1)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repetitions; i++) work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / repetitions;
    }
}
