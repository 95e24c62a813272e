using System.Runtime.ExceptionServices;

namespace MetricsTools.Queries;

/// <summary>Work on several things at once, on as many processors as there are.</summary>
internal static class SideBySide
{
    /// <summary>How many things are worked on at once.</summary>
    public static readonly int Width = Math.Min(8, Environment.ProcessorCount);

    // Below so many samples handing work over costs more than it saves.
    private const long WorthIt = 20_000;

    /// <summary>Whether work on so many samples is worth being shared.</summary>
    public static bool IsWorthIt(long samples) => Width > 1 && samples >= WorthIt;

    /// <summary>Does two works, at once where that is worth it.</summary>
    public static void Run(bool isShared, Action one, Action other) => Run<Action, bool>([one, other], isShared, static work =>
    {
        work();
        return true;
    });

    /// <summary>The result of each thing, in order.</summary>
    public static TResult[] Run<T, TResult>(IReadOnlyList<T> things, bool isShared, Func<T, TResult> work)
    {
        var results = new TResult[things.Count];
        if (!isShared || things.Count == 1)
        {
            for (int i = 0; i < results.Length; i++) results[i] = work(things[i]);
            return results;
        }

        try
        {
            Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = Width }, i => results[i] = work(things[i]));
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Capture(exception.InnerExceptions[0]).Throw();
        }

        return results;
    }
}
