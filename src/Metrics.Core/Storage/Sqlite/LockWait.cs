using System.Diagnostics;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// The wait for a lock of another connection: a few tries at once, then one a millisecond. SQLite's own waiting backs off to 100 ms, so that one of many writers
/// that never pause may not get its turn for seconds.
/// </summary>
/// <param name="most">How long to wait at most.</param>
internal struct LockWait(TimeSpan most)
{
    private const int TriesAtOnce = 16;

    private readonly long _begun = Stopwatch.GetTimestamp();
    private int _tries;

    /// <summary>Waits for a moment, after which to try again; false when it has taken long enough.</summary>
    public bool WaitsOn()
    {
        if (Stopwatch.GetTimestamp() - _begun >= most.TotalSeconds * Stopwatch.Frequency) return false;
        if (_tries++ < TriesAtOnce) Thread.Yield();
        else Thread.Sleep(1);
        return true;
    }
}
