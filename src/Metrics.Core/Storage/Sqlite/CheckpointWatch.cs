namespace MetricsTools.Storage.Sqlite;

/// <summary>Checkpoints when the log is long. Looking at its length costs as much as a small append, so that it is done now and then.</summary>
internal sealed class CheckpointWatch(SqliteDatabase database, StoreOptions options)
{
    private const int SamplesBetween = 4096;
    private const int AppendsBetween = 64;

    private long _samples = SamplesBetween;
    private int _appends;

    /// <summary>To be called after each write.</summary>
    public void Wrote(int samples)
    {
        if (options.Access != StoreAccess.Write) return;
        _samples += samples;
        if (_samples < SamplesBetween && ++_appends < AppendsBetween) return;
        (_samples, _appends) = (0, 0);
        if (!StoreCheckpoint.IsDue(database, options.IsSession)) return;
        StoreCheckpoint.TryRun(database, options);

        // A reader may have held it up.
        _samples = SamplesBetween;
    }
}
