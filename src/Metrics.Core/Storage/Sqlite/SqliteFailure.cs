using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Turns SQLite's result codes into errors that say what to do.</summary>
internal static class SqliteFailure
{
    /// <summary>The error for an exception of Microsoft.Data.Sqlite.</summary>
    public static MetricException From(SqliteException exception, string path, TimeSpan lockTimeout) =>
        From(exception.SqliteErrorCode, exception.Message, path, lockTimeout, exception);

    /// <summary>The error for a result code.</summary>
    public static MetricException From(int code, string message, string path, TimeSpan lockTimeout, Exception? cause = null)
    {
        object?[] arguments = [path, message];
        ErrorId id = (code & 0xFF) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => ErrorId.StoreLocked,
            raw.SQLITE_READONLY => ErrorId.StoreReadOnly,
            raw.SQLITE_CORRUPT => ErrorId.StoreCorrupt,
            raw.SQLITE_NOTADB => ErrorId.StoreNotDatabase,
            raw.SQLITE_FULL => ErrorId.StoreFull,
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => ErrorId.StoreAccessDenied,
            _ => ErrorId.StoreFailed,
        };
        if (id == ErrorId.StoreLocked) arguments[1] = lockTimeout.TotalSeconds;
        return cause is null ? new MetricException(id, arguments) : new MetricException(id, cause, arguments);
    }
}
