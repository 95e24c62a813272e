using System.Diagnostics.Metrics;
using MetricsTools.Model;

namespace MetricsTools.Collectors.Meters;

/// <summary>An instrument that is listened to.</summary>
internal sealed class CollectedInstrument
{
    private readonly StreamTable _streams;
    private readonly bool _isObservable;

    /// <summary>Makes it.</summary>
    public CollectedInstrument(Instrument instrument, InstrumentRole role, SeriesMaker series)
    {
        string name = InstrumentText.NameOf(instrument);
        string? unit = InstrumentText.UnitOf(instrument);
        _isObservable = instrument.IsObservable;

        // What a meter and an instrument say of themselves goes with all that they measure.
        KeyValuePair<string, object?>[] own = [.. instrument.Meter.Tags ?? [], .. instrument.Tags ?? []];
        _streams = new StreamTable(tags => new InstrumentStream(role, series.Create(name, InstrumentRoles.KindOf(role), unit, WithOwn(tags))));

        IReadOnlyList<Tag> WithOwn(IReadOnlyList<Tag> tags) =>
            own.Length == 0 ? tags : InstrumentText.TagsOf(own.Concat(tags.Select(static tag => new KeyValuePair<string, object?>(tag.Key, tag.Value))));
    }

    /// <summary>Whether nothing comes any more: its meter is gone.</summary>
    public bool IsCompleted { get; set; }

    /// <summary>Takes a number with its tags.</summary>
    public void Add(double value, long timestamp, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _streams.Add(value, timestamp, tags);

    /// <summary>Gives what has come since the last collection.</summary>
    public void Report(MeasurementBatch batch) => _streams.Report(batch, _isObservable);
}
