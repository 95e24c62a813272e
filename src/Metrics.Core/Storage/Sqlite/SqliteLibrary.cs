using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MetricsTools.Storage.Sqlite;

/// <summary>SQLite, managed and native, loaded when the first store is opened: before any other code needs it, so that a failure is told as one.</summary>
internal static class SqliteLibrary
{
    private static readonly Lazy<bool> Loading = new(Load);

    /// <summary>Loads it unless that has been done.</summary>
    /// <exception cref="MetricException">It is missing, damaged, or made for another platform.</exception>
    public static void EnsureLoaded()
    {
        try
        {
            _ = Loading.Value;
        }
        catch (Exception exception)
        {
            throw new MetricException(ErrorId.SqliteUnavailable, exception, exception.GetBaseException().Message);
        }
    }

    private static bool Load()
    {
        Batteries_V2.Init();
        return typeof(SqliteConnection).IsClass;
    }
}
