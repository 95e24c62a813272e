using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// Appends batches: a small one in one statement into the hot log, a large one straight into blocks. Afterwards seals what has gathered in the hot log,
/// which is best effort: what was appended is stored, and the next to append tries again.
/// </summary>
internal sealed class SampleAppender(SqliteDatabase database, MetaTable meta, HotLog hot, Sealer sealer, TimeProvider time)
{
    /// <summary>
    /// The samples from which a batch goes straight into blocks: as many as a slice has. Batches of an eighth of that make each block be written eight times
    /// as often, which measured 1.6 times slower than by way of the hot log.
    /// </summary>
    public const int LargeBatch = 65_536;

    // A writer that is far behind seals until it is below a slice again.
    private const int FarBehind = 4;

    // Whoever appends little at a time measures the hot log only now and then.
    private const int SmallBatch = 64;

    private readonly StoreReadings _readings = new(database);
    private long _sealedId = meta.Read().SealedId;
    private long? _bytes;
    private int _unmeasured;

    /// <summary>Appends samples, all or none. Readings of a total are replaced by the increments that they became.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="epoch">The epoch under which the series were had.</param>
    /// <param name="batch">The identifier of the batch, which is appended once however often it is tried, or null.</param>
    /// <returns>False when the epoch is another.</returns>
    public bool TryAppend(Span<SeriesSample> samples, long epoch, Guid? batch)
    {
        bool hasReadings = Check(samples), isPlain = batch is null && samples.Length < LargeBatch && !hasReadings;
        if (isPlain ? !hot.TryAppend(samples, epoch) : !TryAppendWithin(samples, epoch, batch, hasReadings)) return false;
        SealIfDue(samples.Length);
        return true;
    }

    /// <summary>Seals a slice, or all, when that can be done at once.</summary>
    public void TrySeal(bool all)
    {
        try
        {
            database.WithoutWaiting(() =>
            {
                while (sealer.SealSlice() is not null && all)
                {
                }
            });
            (_bytes, _unmeasured) = (null, 0);
        }
        catch (MetricException)
        {
            // The hot log keeps the samples.
        }
    }

    // Whether there are readings of a total among the samples.
    private static bool Check(ReadOnlySpan<SeriesSample> samples)
    {
        bool hasReadings = false;
        foreach (ref readonly SeriesSample sample in samples)
        {
            bool isFinite = !double.IsNaN(sample.Value) && !double.IsInfinity(sample.Value);
            if (!isFinite) throw new MetricException(ErrorId.ValueNotFinite, sample.Value, $"series {sample.SeriesId}");
            hasReadings |= sample.IsCumulative;
        }

        return hasReadings;
    }

    private bool TryAppendWithin(Span<SeriesSample> samples, long epoch, Guid? batch, bool hasReadings)
    {
        if (samples.Length < LargeBatch) return TryAppendWithin(samples, epoch, batch, hasReadings, isIntoBlocks: false);
        try
        {
            // Other writers wait for one transaction at a time: the hot log is sealed before, but for what they have added since.
            TrySeal(all: true);
            return TryAppendWithin(samples, epoch, batch, hasReadings, isIntoBlocks: true);
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreCorrupt)
        {
            // The hot log takes what a damaged block cannot, until that is repaired.
            return TryAppendWithin(samples, epoch, batch, hasReadings, isIntoBlocks: false);
        }
    }

    private bool TryAppendWithin(Span<SeriesSample> samples, long epoch, Guid? batch, bool hasReadings, bool isIntoBlocks)
    {
        using SqliteTransaction transaction = database.BeginWrite();
        if (meta.Read().Epoch != epoch) return false;
        if (batch is { } id && !TakeIn(id)) return true;
        ReadOnlySpan<SeriesSample> stored = hasReadings ? _readings.ToIncrements(samples) : samples;
        if (isIntoBlocks) sealer.AddWithin(stored);
        else hot.TryAppend(stored, epoch);
        transaction.Commit();
        if (hasReadings) stored.CopyTo(samples);
        return true;
    }

    private bool TakeIn(Guid batch)
    {
        database.Prepare("INSERT OR IGNORE INTO ingest (batch, at) VALUES (?1, ?2)").Bind(1, batch.ToByteArray()).Bind(2, UnixTime.Now(time)).Execute();
        return database.Changes() > 0;
    }

    private void SealIfDue(int count)
    {
        if (count >= LargeBatch) return;
        _bytes += hot.LastLength;
        bool isMeasured = _bytes is not null || count >= SmallBatch || ++_unmeasured >= SmallBatch;
        _bytes ??= isMeasured ? hot.Measure().Bytes : null;
        long rows = hot.LastId - _sealedId, bytes = _bytes ?? 0;
        if (rows < Sealer.SliceRows && bytes < Sealer.SliceBytes) return;
        _sealedId = meta.Read().SealedId;
        (rows, bytes) = hot.Measure();
        _bytes = bytes;
        if (rows < Sealer.SliceRows && bytes < Sealer.SliceBytes) return;
        bool isFarBehind = rows >= FarBehind * Sealer.SliceRows || bytes >= FarBehind * Sealer.SliceBytes;
        TrySeal(isFarBehind);
    }
}
