using System.Diagnostics;
using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Lets one run maintain a store at a time; one that was killed holds others off until its time is over. One of
/// more than a day comes of a clock that was set back.</summary>
internal sealed class MaintenanceLease(SqliteDatabase database, TimeProvider time, TimeSpan duration)
{
    private readonly byte[] _owner = Guid.NewGuid().ToByteArray();
    private readonly Stopwatch _held = new();

    /// <summary>Takes the lease; false when another has it.</summary>
    public bool TryTake() => database.Write(() =>
    {
        long now = UnixTime.Now(time);
        database.Prepare("UPDATE meta SET lease_owner = ?1, lease_until = ?2 WHERE lease_until IS NULL OR lease_until <= ?3 OR lease_until > ?4 OR lease_owner = ?1")
            .Bind(1, _owner).Bind(2, now + (long)duration.TotalMilliseconds).Bind(3, now).Bind(4, now + UnixTime.Day).Execute();
        _held.Restart();
        return database.Changes() > 0;
    });

    /// <summary>Keeps it for a time longer, once half of its time is over.</summary>
    public void Renew()
    {
        if (_held.Elapsed.Ticks > duration.Ticks / 2) TryTake();
    }

    /// <summary>Gives the lease back.</summary>
    /// <param name="doneUntil">Up to when all is maintained, when the run has come to its end.</param>
    public void Release(long? doneUntil) => database.Write(() =>
    {
        if (doneUntil is { } moment) database.Prepare("UPDATE meta SET last_maintenance = ?1").Bind(1, moment).Execute();
        database.Prepare("UPDATE meta SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?1").Bind(1, _owner).Execute();
        return true;
    });
}
