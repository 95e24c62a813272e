using SQLitePCL;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Reads parts of the values of a table's column <c>data</c>, row after row, without the rest of them. Valid within one transaction.</summary>
internal sealed class SqliteBlob(SqliteDatabase database, string table) : IDisposable
{
    private sqlite3_blob? _blob;

    /// <summary>The length of the value.</summary>
    public int Length => raw.sqlite3_blob_bytes(_blob);

    /// <summary>Goes to a row, which must be there.</summary>
    public void MoveTo(long id)
    {
        if (_blob is not null) database.Check(raw.sqlite3_blob_reopen(_blob, id));
        else database.Check(raw.sqlite3_blob_open(database.Handle, "main", table, "data", id, 0, out _blob));
    }

    /// <summary>Reads as many bytes as the buffer holds.</summary>
    public void Read(Span<byte> buffer, int offset) => database.Check(raw.sqlite3_blob_read(_blob, buffer, offset));

    /// <inheritdoc/>
    public void Dispose() => _blob?.Dispose();
}
