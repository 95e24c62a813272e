namespace MetricsTools.Recording.Buffering;

/// <summary>
/// What becomes of batches that the store did not take: they are kept in the spool, which is said once an outage, or lost, which is said and counted. Several threads may
/// keep batches; only one at a time gives them up or ends an outage.
/// </summary>
internal sealed class UnstoredBatches(Spool spool, BatchWriter writer, FlushReports reports)
{
    private bool _isOutage;
    private long _lostCount;

    /// <summary>The number of records that could not be kept.</summary>
    public long LostCount => Interlocked.Read(ref _lostCount);

    /// <summary>Keeps a batch that has failed for the last time, and says so.</summary>
    public void GiveUp(PendingBatch batch, Exception failure)
    {
        string? place = Keep(batch);
        if (_isOutage || place is null) return;
        _isOutage = true;
        string attempts = batch.Attempts == 1 ? "1 attempt" : $"{batch.Attempts} attempts";
        reports.Add($"Failed to submit {batch.Subject} after {attempts}: {failure.Message} They are kept in {place}, and stored when the store is to be had again.");
    }

    /// <summary>Keeps a batch.</summary>
    /// <returns>Where, or null when it is lost.</returns>
    public string? Keep(PendingBatch batch)
    {
        string? reason;
        try
        {
            if (spool.TryAdd(writer.Scrub(batch), out reason) is { } place) return place;
        }
        catch (Exception exception)
        {
            // Whatever the platform finds wrong with a place, the script that records must not hear of it.
            reason = exception.Message;
        }

        long lost = Interlocked.Add(ref _lostCount, batch.Samples.Count);
        reports.Add($"Failed to submit {batch.Subject} after {batch.Attempts} attempts, and they cannot be kept: {reason} {lost} were lost until now.");
        return null;
    }

    /// <summary>The store takes batches again: the next outage is another one.</summary>
    public void EndOutage() => _isOutage = false;
}
