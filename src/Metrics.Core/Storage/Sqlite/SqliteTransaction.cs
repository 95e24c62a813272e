namespace MetricsTools.Storage.Sqlite;

/// <summary>A write transaction: rolled back when it is left without a commit.</summary>
internal readonly ref struct SqliteTransaction(SqliteDatabase database)
{
    /// <summary>Makes all of it permanent.</summary>
    public void Commit() => database.Prepare("COMMIT").Execute();

    /// <summary>Undoes all of it, unless it was committed or SQLite has undone it by itself, as after a full disk.</summary>
    public void Dispose() => database.RollBackIfOpen();
}
