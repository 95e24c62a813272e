using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Looks at a file without a lock, a log or a write, so that a database of another program is left as it is.</summary>
internal static class StoreProbe
{
    // Longer than a store is ever half made, during which it looks like another program's database.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Throws unless a file is a store, or empty, or seems damaged: whoever opens it will then see.</summary>
    /// <exception cref="MetricException">It is no database, another program's, or of a newer version.</exception>
    public static void EnsureStore(string path, StoreOptions options)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Look(path, options);
                return;
            }
            catch (MetricException exception) when (exception.Id == ErrorId.StoreForeign && clock.Elapsed < Patience)
            {
                Thread.Sleep(5);
            }
        }
    }

    private static void Look(string path, StoreOptions options)
    {
        // SQLite takes a file of one byte for an empty one, and would overwrite it.
        if (new FileInfo(path) is { Exists: true, Length: 1 }) throw new MetricException(ErrorId.StoreNotDatabase, path);
        bool isEmpty = new FileInfo(path) is not { Exists: true, Length: > 0 };
        bool isStore = false;
        try
        {
            StoreFile.Connect(
                path, ReadOnlyPlace.ImmutableUri(path), SqliteOpenMode.ReadOnly, options, database => isStore = StoreSchema.Recognise(database)).Dispose();
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreCorrupt)
        {
            // So it looks to one who takes no lock while another process makes the store or checkpoints.
            return;
        }

        // A store's header is never in the log alone (see StoreSchema.Create), and SQLite drops the log of an empty file.
        if (!isStore && !isEmpty && ReadOnlyPlace.HasLog(path)) throw new MetricException(ErrorId.StoreForeign, path, 0);
    }
}
