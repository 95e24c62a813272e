using SQLitePCL;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Reads parts of the values of a table's column <c>data</c>, row after row, without the rest of them. An open one is valid within one transaction.</summary>
internal sealed class SqliteBlob(SqliteDatabase database, string table) : IDisposable
{
    private sqlite3_blob? _blob;
    private long _id;

    /// <summary>Whether something was read that keeps it open.</summary>
    public bool IsOpen => _blob is not null;

    /// <summary>The length of the value.</summary>
    public int Length => raw.sqlite3_blob_bytes(_blob);

    /// <summary>Goes to a row, which must be there.</summary>
    public void MoveTo(long id)
    {
        if (_blob is null) database.Check(raw.sqlite3_blob_open(database.Handle, "main", table, "data", id, 0, out _blob));
        else if (id != _id) database.Check(raw.sqlite3_blob_reopen(_blob, id));
        _id = id;
    }

    /// <summary>Ends reading in this transaction; it may begin again in another.</summary>
    public void Close()
    {
        _blob?.Dispose();
        _blob = null;
    }

    /// <summary>Reads as many bytes as the buffer holds.</summary>
    public void Read(Span<byte> buffer, int offset) => database.Check(raw.sqlite3_blob_read(_blob, buffer, offset));

    /// <inheritdoc/>
    public void Dispose() => Close();
}
