using MetricsTools.Model;
using MetricsTools.Storage.Blocks;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>Empties the rows of the hot log that cannot be read. They stay, so that their identifiers are not used again.</summary>
internal sealed class HotRepair(RepairContext context)
{
    private readonly SqliteDatabase _database = context.Database;

    /// <summary>Repairs the rows, and gives the series of those that can be read.</summary>
    public HashSet<long> Run()
    {
        var series = new HashSet<long>();
        foreach (long id in context.Ids("hot"))
        {
            context.GoOn();
            if (TryRead(id, series)) continue;
            _database.Write(() => Empty(id));
        }

        return series;
    }

    private bool TryRead(long id, HashSet<long> series)
    {
        try
        {
            new HotLog(_database).Read(id - 1, (_, samples) =>
            {
                foreach (SeriesSample sample in samples) series.Add(sample.SeriesId);
                return false;
            });
            return true;
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreCorrupt)
        {
            return false;
        }
    }

    private bool Empty(long id)
    {
        SqliteStatement select = _database.Prepare("SELECT data FROM hot WHERE id = ?1").Bind(1, id);
        if (!select.Step()) return false;
        (int count, HashSet<long> named) = HotBatch.ReadClaim(select.BlobSpan(0));
        select.Reset();
        var known = new HashSet<long>(context.Ids("series"));
        var empty = new ByteWriter();
        HotBatch.Write([], empty);
        _database.Prepare("UPDATE hot SET data = ?2 WHERE id = ?1").Bind(1, id).Bind(2, empty.Written).Execute();
        _database.Execute("UPDATE meta SET epoch = epoch + 1, change = change + 1");
        context.Log.Lose(StoreTier.Raw, count, named.Where(known.Contains));
        context.Log.Note($"Row {id} of the hot log, with {count} samples, is damaged and was removed.");
        return true;
    }
}
