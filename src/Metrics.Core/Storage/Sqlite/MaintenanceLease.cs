using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Lets one run maintain a store at a time; one that was killed holds others off until its time is over. One of
/// more than a day comes of a clock that was set back.</summary>
internal sealed class MaintenanceLease(SqliteDatabase database, TimeProvider time)
{
    private readonly byte[] _owner = Guid.NewGuid().ToByteArray();

    /// <summary>Takes the lease for a time, or for a time longer; false when another has it.</summary>
    public bool TryTake(TimeSpan duration) => database.Write(() =>
    {
        long now = UnixTime.Now(time);
        database.Prepare("UPDATE meta SET lease_owner = ?1, lease_until = ?2 WHERE lease_until IS NULL OR lease_until <= ?3 OR lease_until > ?4 OR lease_owner = ?1")
            .Bind(1, _owner).Bind(2, now + (long)duration.TotalMilliseconds).Bind(3, now).Bind(4, now + UnixTime.Day).Execute();
        return database.Changes() > 0;
    });

    /// <summary>Gives the lease back, and notes that the run has come to its end when it has.</summary>
    public void Release(bool isDone) => database.Write(() =>
    {
        if (isDone) database.Prepare("UPDATE meta SET last_maintenance = ?1").Bind(1, UnixTime.Now(time)).Execute();
        database.Prepare("UPDATE meta SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?1").Bind(1, _owner).Execute();
        return true;
    });
}
