using MetricsTools.Configuration;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Storage;

namespace MetricsTools.Recording.Buffering;

/// <summary>Writes batches into a store that is opened for the first one, and closed by whoever wants its file to be let go of. Not safe for threads.</summary>
internal sealed class BatchWriter(Func<IMetricStore> open, BufferOptions options, FlushReports reports) : IDisposable
{
    private readonly MetricConfiguration _configuration = options.Configuration ?? MetricConfiguration.OfProcess(reports.Add);
    private IMetricStore? _store;
    private MetricRecorder? _recorder;
    private DateTime _created;
    private volatile Tuple<PrivacySettings, KeyedHash>? _privacy;

    /// <summary>Whether the store is open.</summary>
    public bool IsOpen => _store is not null;

    /// <summary>Stores a batch, once however often it is tried. A record that is not acceptable is reported, and the others are stored.</summary>
    /// <returns>Why nothing is to be recorded, or null when it is stored.</returns>
    /// <exception cref="Exception">The store failed; it is closed then.</exception>
    public string? Write(PendingBatch batch)
    {
        try
        {
            MetricRecorder recorder = Open();
            if (options.RecorderOptions is null && _configuration.WhyOff(_store) is { } why) return why;
            foreach (BufferedSample sample in batch.Samples) Add(recorder, sample);
            recorder.FlushOnce(batch.Id);
            return null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The batch without personal data, as it is to lie in a file; as it is while the store, and so its key, was never to be had. From any thread.</summary>
    public PendingBatch Scrub(PendingBatch batch)
    {
        if (_privacy is not (PrivacySettings settings, KeyedHash hash) || settings.Mode == PrivacyMode.Allow) return batch;
        var scrubber = new TagScrubber(settings.Mode, hash) { Warn = reports.Add, Exempt = settings.Exempt };
        var samples = new List<BufferedSample>(batch.Samples.Count);
        foreach (BufferedSample sample in batch.Samples)
        {
            try
            {
                MetricRecord record = sample.Record;
                if (scrubber.Scrub(record.Tags) is { } tags && tags != record.Tags) record = record with { Tags = tags };
                if (record is { Kind: MetricKind.Set, Member: { } member }) record = record with { Member = null, Value = hash.ToMember(member) };
                samples.Add(sample with { Record = record });
            }
            catch (MetricException exception)
            {
                reports.Refuse(exception);
            }
        }

        return new PendingBatch(batch.Id, samples) { Attempts = batch.Attempts };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IMetricStore? store = _store;
        (_store, _recorder) = (null, null);
        store?.Dispose();
    }

    private MetricRecorder Open()
    {
        // What was written through the handle of a file that is gone, nobody would find again.
        if (_store is not null && Path.IsPathRooted(_store.Location) && (!File.Exists(_store.Location) || File.GetCreationTimeUtc(_store.Location) != _created)) Dispose();
        if (_recorder is not null) return _recorder;
        _store = open();
        _created = File.GetCreationTimeUtc(_store.Location);
        RecorderOptions recording = options.RecorderOptions?.Invoke(_store)
            ?? _configuration.Resolve(_store).ToRecorderOptions(reports.Add) with { Time = options.Time };

        _privacy = Tuple.Create(recording.Privacy, new KeyedHash(recording.Privacy.Key ?? _store.PrivacyKey));

        // A batch is one transaction, however large it is.
        return _recorder = new MetricRecorder(_store, recording with { BatchSize = int.MaxValue });
    }

    private void Add(MetricRecorder recorder, in BufferedSample sample)
    {
        try
        {
            recorder.Add(sample.Record, sample.Timestamp);
        }
        catch (MetricException exception) when (!exception.Id.EndsEverything())
        {
            reports.Refuse(exception);
        }
    }
}
