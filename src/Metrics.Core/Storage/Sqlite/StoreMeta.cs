namespace MetricsTools.Storage.Sqlite;

/// <summary>What of the row of <c>meta</c> changes while the store is used.</summary>
/// <param name="Epoch">Grows when series are removed.</param>
/// <param name="SealedId">The newest row of the hot log that is in blocks.</param>
/// <param name="Change">Grows with every change of blocks.</param>
internal readonly record struct StoreMeta(long Epoch, long SealedId, long Change)
{
    /// <summary>Reads the row.</summary>
    public static StoreMeta Read(SqliteDatabase database)
    {
        SqliteStatement select = database.Prepare("SELECT epoch, sealed_id, change FROM meta");
        if (!select.Step()) throw new MetricException(ErrorId.StoreCorrupt, database.Path, "its meta row is missing");
        var meta = new StoreMeta(select.Integer(0), select.Integer(1), select.Integer(2));
        select.Reset();
        return meta;
    }
}
