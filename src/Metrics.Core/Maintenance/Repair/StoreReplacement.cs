using System.Globalization;
using MetricsTools.Storage;

namespace MetricsTools.Maintenance.Repair;

/// <summary>A new file for a store, beside it; put in its place at the end, when the old one gets a name of its own.</summary>
internal sealed class StoreReplacement : IDisposable
{
    private readonly string _store;
    private readonly TimeProvider _time;

    /// <summary>Makes the file, empty and for its owner alone.</summary>
    public StoreReplacement(string store, TimeProvider time)
    {
        (_store, _time) = (FileSystems.FollowLink(store), time);
        Temporary = Path.Combine(Path.GetDirectoryName(_store)!, "." + Path.GetRandomFileName());
        OwnerOnly.CreateFile(Temporary);
    }

    /// <summary>The file.</summary>
    public string Temporary { get; }

    /// <summary>Forces the file to the disk and puts it in the place of the store; gives the name that the old one has now.</summary>
    public string Complete()
    {
        using (var file = new FileStream(Temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) file.Flush(flushToDisk: true);
        string backup = FreeName();

        // The log goes first: beside the new file it would be taken for its own.
        if (File.Exists(_store + "-wal")) File.Move(_store + "-wal", backup + "-wal");
        File.Delete(_store + "-shm");
        File.Replace(Temporary, _store, backup);
        return backup;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(Temporary);
        File.Delete(Temporary + "-journal");
    }

    private string FreeName()
    {
        string name = $"{_store}.damaged-{_time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}", free = name;
        for (int i = 2; File.Exists(free) || File.Exists(free + "-wal"); i++) free = FormattableString.Invariant($"{name}-{i}");
        return free;
    }
}
