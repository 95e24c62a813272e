namespace MetricsTools.Storage.Sqlite;

/// <summary>What of the row of <c>meta</c> changes while the store is used.</summary>
/// <param name="Epoch">Grows when series are removed.</param>
/// <param name="SealedId">The newest row of the hot log that is in blocks.</param>
/// <param name="Change">Grows with every change of blocks.</param>
internal readonly record struct StoreMeta(long Epoch, long SealedId, long Change)
{
    /// <summary>Reads the row.</summary>
    public static StoreMeta Read(SqliteDatabase database) => Read(database, out _);

    /// <summary>Reads the row, and the identifier of the newest row of the hot log; 0 when it is empty.</summary>
    public static StoreMeta Read(SqliteDatabase database, out long newest)
    {
        SqliteStatement select = database.Prepare("SELECT epoch, sealed_id, change, (SELECT max(id) FROM hot) FROM meta");
        if (!select.Step()) throw new MetricException(ErrorId.StoreCorrupt, database.Path, "its meta row is missing");
        var meta = new StoreMeta(select.Integer(0), select.Integer(1), select.Integer(2));
        newest = select.IsNull(3) ? 0 : select.Integer(3);
        select.Reset();
        return meta;
    }
}
