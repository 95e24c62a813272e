using MetricsTools.Maintenance;
using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// Lets those who write do what is due of maintenance: a session looks every ten minutes, and of those who open a store to write a little, every fiftieth does.
/// They work for a moment, without waiting for anybody, and what they do not come to is left to the next.
/// </summary>
internal sealed class DueMaintenance(SqliteDatabase database, StoreOptions options, StoreMaintenance maintenance, HotLog hot)
{
    /// <summary>Of so many who open a store, one looks.</summary>
    public const int Openings = 50;

    private const long LookInterval = 10 * UnixTime.Minute;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private long _nextLook = UnixTime.Now(options.Time) + LookInterval;
    private bool _hasLooked;

    /// <summary>Works for a moment when it is time.</summary>
    public void Run(RollupOptions rollup)
    {
        if (options.Access != StoreAccess.Write || !IsTimeToLook()) return;
        using var moment = new CancellationTokenSource(Moment);
        try
        {
            database.WithoutWaiting(() =>
            {
                if (maintenance.IsDue(rollup)) maintenance.Run(rollup with { Cancellation = moment.Token, IsAside = true });
            });
        }
        catch (Exception exception) when (exception is MetricException or OperationCanceledException)
        {
            // What was done stays done; what was recorded is stored in any case.
        }
    }

    // The rows of the hot log are numbered: so every fiftieth can be told without counting anything more.
    private bool IsTimeToLook()
    {
        if (!options.IsSession)
        {
            bool isFirst = !_hasLooked;
            _hasLooked = true;
            return isFirst && hot.LastId > 0 && hot.LastId % Openings == 0;
        }

        long now = UnixTime.Now(options.Time);
        bool isTime = now >= _nextLook || now < _nextLook - LookInterval;
        if (isTime) _nextLook = now + LookInterval;
        return isTime;
    }
}
