using System.Diagnostics;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>Rounds in which works take turns, so that a machine whose speed drifts treats all alike.</summary>
/// <param name="Count">The number of rounds.</param>
/// <param name="TakesBest">Whether the best round counts, which is that in which others disturbed least, and not the median.</param>
internal sealed record Rounds(int Count, bool TakesBest)
{
    private const double ShortestRound = 20;
    private const double ShortestOfBest = 2;
    private const double LongWork = 200;
    private const int MostRepetitions = 20_000;
    private const int WarmCalls = 100;

    private static readonly TimeSpan WarmAtLeast = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WarmAtMost = TimeSpan.FromSeconds(4);

    /// <summary>The time of each work in milliseconds, after a warm-up; what is short is done many times a round.</summary>
    public double[] InTurn(params Action[] works) => InTurn(static () => { }, works, [.. works.Select(Repetitions)], warmUps: 0);

    /// <summary>The same of works that are long, and done once a round.</summary>
    /// <param name="between">Done after each, outside of what is measured.</param>
    /// <param name="works">The works.</param>
    public double[] InTurnOnce(Action between, params Action[] works) => InTurn(between, works, [.. works.Select(static _ => 1)], warmUps: 1);

    /// <summary>What stands for the values of all rounds.</summary>
    public double Typical(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return TakesBest ? sorted[0] : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private double[] InTurn(Action between, Action[] works, int[] repetitions, int warmUps)
    {
        double[][] times = [.. works.Select(_ => new double[Count])];
        for (int round = -warmUps; round < Count; round++)
        {
            for (int i = 0; i < works.Length; i++)
            {
                double time = Timing.Once(works[i], repetitions[i]);
                if (round >= 0) times[i][round] = time;
                between();
            }
        }

        return [.. times.Select(Typical)];
    }

    // What is long is compiled at its best within one run.
    private int Repetitions(Action work)
    {
        double time = Timing.Once(work);
        if (time > LongWork) return 1;
        WarmUp(work);
        time = Timing.Once(work);
        return (int)Math.Clamp((TakesBest ? ShortestOfBest : ShortestRound) / time, 1, MostRepetitions);
    }

    /// <summary>Does a work until it is compiled at its best: after some thirty calls of each method, and then beside them.</summary>
    public static void WarmUp(Action work)
    {
        var clock = Stopwatch.StartNew();
        for (int calls = 0; clock.Elapsed < WarmAtLeast || (calls < WarmCalls && clock.Elapsed < WarmAtMost); calls++) work();
    }
}
