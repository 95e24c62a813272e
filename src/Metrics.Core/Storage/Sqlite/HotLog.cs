using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The rows of <c>hot</c>: one a commit, until they are sealed into blocks.</summary>
internal sealed class HotLog(SqliteDatabase database)
{
    private readonly ByteWriter _writer = new();

    /// <summary>Appends a batch in one statement, which is a transaction of its own outside of one; false when the epoch is another.</summary>
    public bool TryAppend(ReadOnlySpan<SeriesSample> samples, long epoch)
    {
        HotBatch.Write(samples, _writer);
        database.Prepare("INSERT INTO hot (id, data) SELECT 1 + max(coalesce((SELECT max(id) FROM hot), 0), sealed_id), ?1 FROM meta WHERE epoch = ?2")
            .Bind(1, _writer.Written).Bind(2, epoch).Execute();
        if (database.Changes() == 0) return false;
        LastId = database.LastInsertId();
        return true;
    }

    /// <summary>The length of the batch that was appended last.</summary>
    public int LastLength => _writer.Length;

    /// <summary>The row of the batch that was appended last.</summary>
    public long LastId { get; private set; }

    /// <summary>The number of rows, and of bytes in them.</summary>
    public (long Rows, long Bytes) Measure()
    {
        SqliteStatement select = database.Prepare("SELECT count(*), coalesce(sum(length(data)), 0) FROM hot");
        select.Step();
        (long, long) size = (select.Integer(0), select.Integer(1));
        select.Reset();
        return size;
    }

    /// <summary>The row after one, or null.</summary>
    public long? NextId(long after) => database.Prepare("SELECT min(id) FROM hot WHERE id > ?1").Bind(1, after).ReadInteger();

    /// <summary>Takes a row's identifier and bytes, which are valid until it returns; false ends the reading.</summary>
    public delegate bool RowVisitor(long id, ReadOnlySpan<byte> data);

    /// <summary>Goes through the rows after one, in order, which are checked and not decoded.</summary>
    /// <param name="after">The identifier of the row.</param>
    /// <param name="visit">Takes a row.</param>
    /// <exception cref="MetricException">A row is damaged.</exception>
    public void ReadRows(long after, RowVisitor visit)
    {
        SqliteStatement select = database.Prepare("SELECT id, data FROM hot WHERE id > ?1 ORDER BY id").Bind(1, after);
        while (select.Step())
        {
            long id = select.Integer(0);
            bool goesOn;
            try
            {
                ReadOnlySpan<byte> data = select.BlobSpan(1);
                HotBatch.Check(data);
                goesOn = visit(id, data);
            }
            catch (BlockFormatException exception)
            {
                select.Reset();
                throw Damaged(id, exception);
            }

            if (goesOn) continue;
            select.Reset();
            return;
        }
    }

    /// <summary>Goes through the samples of the rows after one, in order.</summary>
    /// <param name="after">The identifier of the row.</param>
    /// <param name="visit">Takes a row's identifier and samples, in a list that is used again; false ends it.</param>
    /// <exception cref="MetricException">A row is damaged.</exception>
    public void Read(long after, Func<long, List<SeriesSample>, bool> visit)
    {
        var samples = new List<SeriesSample>();
        ReadRows(after, (id, data) =>
        {
            samples.Clear();
            HotBatch.Read(data, samples);
            return visit(id, samples);
        });
    }

    /// <summary>The error of a row that cannot be read.</summary>
    public MetricException Damaged(long id, BlockFormatException exception) =>
        new(ErrorId.StoreCorrupt, exception, database.Path, $"row {id} of the hot log cannot be read, {exception.Message}");

    /// <summary>Removes the samples of series. The rows stay, so that their identifiers are not used again.</summary>
    public void Remove(Predicate<long> isRemoved)
    {
        var changed = new List<(long Id, SeriesSample[] Samples)>();
        Read(long.MinValue, (id, samples) =>
        {
            if (samples.RemoveAll(sample => isRemoved(sample.SeriesId)) > 0) changed.Add((id, samples.ToArray()));
            return true;
        });
        foreach ((long id, SeriesSample[] samples) in changed)
        {
            HotBatch.Write(samples, _writer);
            database.Prepare("UPDATE hot SET data = ?2 WHERE id = ?1").Bind(1, id).Bind(2, _writer.Written).Execute();
        }
    }

    /// <summary>Removes the rows up to one, which are in blocks now.</summary>
    public void RemoveSealed(long lastId)
    {
        database.Prepare("DELETE FROM hot WHERE id <= ?1").Bind(1, lastId).Execute();
        database.Prepare("UPDATE meta SET sealed_id = ?1").Bind(1, lastId).Execute();
    }
}
