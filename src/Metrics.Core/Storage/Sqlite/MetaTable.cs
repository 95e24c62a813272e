namespace MetricsTools.Storage.Sqlite;

/// <summary>The row of <c>meta</c>.</summary>
internal sealed class MetaTable(SqliteDatabase database)
{
    private StoreMeta _known;
    private FileState? _state;

    /// <summary>What changes of it, and the newest row of the hot log; remembered while nothing in the file changes.</summary>
    /// <exception cref="MetricException">The row is missing.</exception>
    public StoreMeta Read()
    {
        if (database.State is null || database.State != _state) _known = ReadRow();
        _state = database.State;
        return _known;
    }

    /// <summary>The number that grows when series are removed.</summary>
    public long ReadEpoch() => database.Prepare("SELECT epoch FROM meta").ReadInteger() ?? 0;

    /// <summary>The random key that was made with the store.</summary>
    /// <exception cref="MetricException">The row is missing.</exception>
    public byte[] ReadPrivacyKey()
    {
        SqliteStatement select = Select("SELECT privacy_key FROM meta");
        byte[] key = select.Blob(0);
        select.Reset();
        return key;
    }

    private StoreMeta ReadRow()
    {
        SqliteStatement select = Select("SELECT epoch, sealed_id, change, (SELECT max(id) FROM hot) FROM meta");
        var meta = new StoreMeta(select.Integer(0), select.Integer(1), select.Integer(2), select.IsNull(3) ? 0 : select.Integer(3));
        select.Reset();
        return meta;
    }

    private SqliteStatement Select(string sql)
    {
        SqliteStatement select = database.Prepare(sql);
        return select.Step() ? select : throw new MetricException(ErrorId.StoreCorrupt, database.Path, "its meta row is missing");
    }
}
