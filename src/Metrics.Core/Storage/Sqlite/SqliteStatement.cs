using SQLitePCL;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// A prepared statement on SQLite's own interface, without the parameter objects and boxing of ADO.NET. Statements are kept by their
/// <see cref="SqliteDatabase"/> and reset after each use.
/// </summary>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt statement) : IDisposable
{
    public SqliteStatement Bind(int index, long value)
    {
        database.Check(raw.sqlite3_bind_int64(statement, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, double value)
    {
        database.Check(raw.sqlite3_bind_double(statement, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, string? value)
    {
        database.Check(value is null ? raw.sqlite3_bind_null(statement, index) : raw.sqlite3_bind_text(statement, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, ReadOnlySpan<byte> value)
    {
        database.Check(raw.sqlite3_bind_blob(statement, index, value));
        return this;
    }

    /// <summary>Goes to the next row; false, and ready to be used again, when there is none.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        if (SqliteDatabase.IsBusy(code)) code = StepAgain(code);
        if (code == raw.SQLITE_ROW) return true;
        Reset();
        if (code != raw.SQLITE_DONE) throw database.Failure(code);
        return false;
    }

    // A statement that is busy has done nothing yet: its first step is taken again.
    private int StepAgain(int code)
    {
        LockWait wait = database.BeginWait();
        while (SqliteDatabase.IsBusy(code) && wait.WaitsOn())
        {
            Reset();
            code = raw.sqlite3_step(statement);
        }

        return code;
    }

    /// <summary>Runs to the end.</summary>
    public void Execute()
    {
        while (Step())
        {
        }
    }

    /// <summary>The integer in the first row's first column, or null when there is none.</summary>
    public long? ReadInteger()
    {
        if (!Step()) return null;
        long? value = IsNull(0) ? null : Integer(0);
        Reset();
        return value;
    }

    public void Reset() => raw.sqlite3_reset(statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    public double Real(int column) => raw.sqlite3_column_double(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public byte[] Blob(int column) => BlobSpan(column).ToArray();

    /// <summary>The bytes of a column; valid until the next step.</summary>
    public ReadOnlySpan<byte> BlobSpan(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>Binds a column to a parameter of another statement, as it is.</summary>
    public void CopyTo(int column, SqliteStatement target, int parameter)
    {
        switch (raw.sqlite3_column_type(statement, column))
        {
            case raw.SQLITE_INTEGER: target.Bind(parameter, Integer(column)); break;
            case raw.SQLITE_FLOAT: target.Bind(parameter, Real(column)); break;
            case raw.SQLITE_BLOB: target.Bind(parameter, BlobSpan(column)); break;
            default: target.Bind(parameter, TextOrNull(column)); break;
        }
    }

    public void Dispose() => statement.Dispose();
}
