using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace MetricsTools.CommandLine.Recording;

/// <summary>Reads a source that may pause for long, so that what came before a pause can be stored during it.</summary>
internal static class ReadAhead
{
    private const int Capacity = 4096;

    /// <summary>The items of a source, as they come.</summary>
    /// <param name="source">What to read, on a thread of its own.</param>
    /// <param name="pause">How long to wait for an item.</param>
    /// <param name="onPause">Called when none has come for that long.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <remarks>What the source throws is thrown after all that came before it.</remarks>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source, TimeSpan pause, Action onPause, CancellationToken cancellation)
    {
        // The thread may wait for input for ever, and then outlives the queue: it ends with the process.
        var queue = new BlockingCollection<T>(Capacity);
        ExceptionDispatchInfo? failure = null;
        new Thread(Fill) { IsBackground = true, Name = "Input" }.Start();
        long lastPause = Environment.TickCount64;
        while (true)
        {
            if (queue.TryTake(out T? item, (int)pause.TotalMilliseconds, cancellation)) yield return item;
            else if (queue.IsCompleted) break;
            if (Environment.TickCount64 - lastPause < pause.TotalMilliseconds) continue;
            onPause();
            lastPause = Environment.TickCount64;
        }

        failure?.Throw();

        void Fill()
        {
            try
            {
                foreach (T item in source) queue.Add(item, cancellation);
            }
            catch (OperationCanceledException)
            {
                // Whoever cancelled knows.
            }
            catch (Exception exception)
            {
                // It belongs to whoever reads.
                failure = ExceptionDispatchInfo.Capture(exception);
            }
            finally
            {
                queue.CompleteAdding();
            }
        }
    }
}
