using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Looks at a file without a lock, a log or a write, so that a database of another program is left as it is.</summary>
internal static class StoreProbe
{
    // Longer than a store is ever half made, during which it looks like another program's database.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    // Looking takes as long as opening: a file that was a store stays one while it is the same file.
    private static readonly ConcurrentDictionary<string, DateTime> Known = new();

    /// <summary>Throws unless a file is a store, or empty, or seems damaged: whoever opens it will then see.</summary>
    /// <exception cref="MetricException">It is no database, another program's, or of a newer version.</exception>
    public static void EnsureStore(string path, StoreOptions options)
    {
        DateTime created = File.GetCreationTimeUtc(path);
        if (Known.TryGetValue(path, out DateTime known) && known == created) return;
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (IsStore(path, options)) Known[path] = created;
                return;
            }
            catch (MetricException exception) when (exception.Id == ErrorId.StoreForeign && clock.Elapsed < Patience)
            {
                Thread.Sleep(5);
            }
        }
    }

    // False of what is empty or seems damaged.
    private static bool IsStore(string path, StoreOptions options)
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
            return false;
        }

        // A store's header is never in the log alone (see StoreSchema.Create), and SQLite drops the log of an empty file.
        if (!isStore && !isEmpty && ReadOnlyPlace.HasLog(path)) throw new MetricException(ErrorId.StoreForeign, path, 0);
        return isStore;
    }
}
