namespace MetricsTools.Storage.Sqlite;

/// <summary>An open store file, and the temporary copy to remove afterwards when it is one.</summary>
internal sealed class StoreConnection(SqliteDatabase database, string? temporaryFolder = null) : IDisposable
{
    /// <summary>The connection.</summary>
    public SqliteDatabase Database { get; } = database;

    /// <inheritdoc/>
    public void Dispose()
    {
        Database.Dispose();
        if (temporaryFolder is not null) Directory.Delete(temporaryFolder, recursive: true);
    }
}
