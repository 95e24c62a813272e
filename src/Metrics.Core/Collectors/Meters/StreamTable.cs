using MetricsTools.Model;

namespace MetricsTools.Collectors.Meters;

/// <summary>The streams of one instrument by their tags, found without making anything. Safe for threads.</summary>
/// <param name="create">Makes the stream of some tags.</param>
internal sealed class StreamTable(Func<IReadOnlyList<Tag>, InstrumentStream> create)
{
    /// <summary>The most sets of tags of one instrument, the default of OpenTelemetry; what comes after is one stream.</summary>
    public const int Limit = 2000;

    // The same tags may come in many orders, and with values that are not kept: so much may be looked up at once.
    private const int EntryLimit = 2 * Limit;

    private static readonly Tag[] OverflowTags = [new("otel.metric.overflow", "true")];

    private readonly object _lock = new();
    private readonly Dictionary<int, Entry> _entries = [];
    private readonly Dictionary<TagSet, InstrumentStream> _streams = [];
    private InstrumentStream? _overflow;
    private int _entryCount;

    /// <summary>Takes a number with its tags, in whatever order they are given.</summary>
    public void Add(double value, long timestamp, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        // One that is forgotten between the two takes nothing any more, and is made again.
        while (!Find(tags).TryAdd(value, timestamp))
        {
        }
    }

    /// <summary>Gives what all streams hold.</summary>
    public void Report(MeasurementBatch batch, bool isObservable)
    {
        lock (_lock)
        {
            bool isCrowded = _streams.Count > Limit / 2;
            List<TagSet>? retired = null;
            foreach (KeyValuePair<TagSet, InstrumentStream> pair in _streams)
            {
                bool wasIdle = !pair.Value.Report(batch, isObservable);
                if (wasIdle && isCrowded && pair.Value.TryRetire(isObservable)) (retired ??= []).Add(pair.Key);
            }

            _overflow?.Report(batch, isObservable);
            if (retired is not null) Forget(retired);
        }
    }

    private InstrumentStream Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        int hash = TagComparison.HashOf(tags);
        lock (_lock)
        {
            _entries.TryGetValue(hash, out Entry? first);
            for (Entry? entry = first; entry is not null; entry = entry.Next)
            {
                if (TagComparison.AreSame(entry.Tags, tags)) return entry.Stream;
            }

            return Add(hash, first, tags.ToArray());
        }
    }

    private InstrumentStream Add(int hash, Entry? first, KeyValuePair<string, object?>[] given)
    {
        var key = TagSet.Create(InstrumentText.TagsOf(given));
        if (!_streams.TryGetValue(key, out InstrumentStream? stream))
        {
            if (_streams.Count >= Limit) return _overflow ??= create(OverflowTags);
            stream = create(key);
            _streams.Add(key, stream);
        }

        if (_entryCount < EntryLimit)
        {
            _entries[hash] = new Entry(given, stream, first);
            _entryCount++;
        }

        return stream;
    }

    private void Forget(List<TagSet> retired)
    {
        foreach (TagSet tags in retired) _streams.Remove(tags);
        _entries.Clear();
        _entryCount = 0;
    }

    private sealed record Entry(KeyValuePair<string, object?>[] Tags, InstrumentStream Stream, Entry? Next);
}
