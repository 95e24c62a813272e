using System.Runtime.ExceptionServices;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance;

/// <summary>Runs statements that may take minutes, so that they can be watched and stopped.</summary>
internal static class LongStatement
{
    // Steps of SQLite's machine, a few for each row; a row may be a block of some 100 KB.
    private const int Steps = 200;

    /// <summary>Runs work on a database. What <paramref name="watch"/> throws interrupts it, and is thrown on.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Run(SqliteDatabase database, Action work, Action? watch, CancellationToken cancellation)
    {
        // An exception must not pass through SQLite's own frames.
        ExceptionDispatchInfo? failure = null;
        database.Watch(Steps, () =>
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                watch?.Invoke();
                return true;
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
                return false;
            }
        });
        try
        {
            work();
        }
        catch (MetricException) when (failure is not null)
        {
            failure.Throw();
        }
        finally
        {
            database.Watch(0, null);
        }
    }
}
