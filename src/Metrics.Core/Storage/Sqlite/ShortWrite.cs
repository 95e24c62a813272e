using System.Diagnostics;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Write transactions that others wait for no longer than a moment, however much there is to do.</summary>
internal static class ShortWrite
{
    // The commit that follows takes about as long again: together below 20 ms.
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(8);

    /// <summary>Takes steps until they are all taken, in as many transactions as it needs.</summary>
    /// <param name="database">The store.</param>
    /// <param name="begin">What each transaction begins with; false ends it all, such as when what was to be done has been done by others.</param>
    /// <param name="step">One step, of a millisecond or so; false when there is nothing left to do.</param>
    /// <param name="cancellation">Stops it between two transactions.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Run(SqliteDatabase database, Func<bool> begin, Func<bool> step, CancellationToken cancellation)
    {
        while (database.Write(() => begin() && TakeSteps(step))) cancellation.ThrowIfCancellationRequested();
    }

    private static bool TakeSteps(Func<bool> step)
    {
        var clock = Stopwatch.StartNew();
        while (step())
        {
            if (clock.Elapsed >= Most) return true;
        }

        return false;
    }
}
