using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Recording;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Recording;

/// <summary>One pipeline's way into the store. What was added is written when the batch is full, once a second, when the pipeline ends, and when it is stopped.</summary>
/// <param name="openStore">Opens the store to write, and makes it when it is not there.</param>
/// <param name="isStoreThere">Whether there is a store yet.</param>
/// <param name="optionsFor">How a store is recorded into.</param>
internal sealed class RecordingSession(Func<IMetricStore> openStore, Func<bool> isStoreThere, Func<IMetricStore, RecorderOptions> optionsFor)
{
    private const int FlushMilliseconds = 1000;
    private readonly List<(SampleOrigin Origin, long Timestamp)> _pending = [];
    private readonly List<MetricSample> _stored = [];
    private MetricRecorder? _recorder;
    private RecordedSeries? _series;
    private (string Name, MetricKind? Kind, string? Unit, TagSet Tags) _seriesOf;
    private RecordedSeries? _originOf;
    private SampleOrigin? _origin;
    private int _flushed = Environment.TickCount;

    /// <summary>Takes a measurement; gives the samples that were stored with it when they are wanted.</summary>
    /// <exception cref="MetricException">It is not acceptable, and nothing of it is stored; or the store failed.</exception>
    public IReadOnlyList<MetricSample> Add(in Measurement measurement, bool wantsSamples)
    {
        if (measurement is { IsCumulative: true, Kind: not (null or MetricKind.Counter) }) throw new MetricException(ErrorId.CumulativeNotCounter, measurement.Name, measurement.Kind);
        double? number = ReadNumber(measurement);
        if (number is { } known) MetricRecorder.CheckValue(measurement.Name, measurement.Kind ?? MetricKind.Gauge, known);
        _recorder ??= Begin(openStore());
        if (measurement.Timestamp is { } given) _recorder.CheckTimestamp(measurement.Name, given);
        RecordedSeries series = Resolve(measurement);
        bool isMember = series.Metric.Kind == MetricKind.Set && !measurement.IsStored;
        double value = number is { } read && !isMember ? read : ReadByKind(measurement, series.Metric);
        long timestamp = _recorder.Add(series, measurement.Timestamp, value, measurement.IsCumulative);

        // The recorder may have stored the earlier ones to make room for this one.
        if (wantsSamples) _pending.Add((OriginOf(series), timestamp));
        FlushInTime();
        return TakeStored();
    }

    /// <summary>Stores what is pending and gives the samples that are wanted.</summary>
    /// <exception cref="MetricException">The store failed.</exception>
    public IReadOnlyList<MetricSample> Flush()
    {
        MetricRecorder? recorder = _recorder;
        _recorder = null;
        recorder?.Flush();
        return TakeStored();
    }

    /// <summary>Stores what is pending after a stop, when nobody can be told of a failure any more.</summary>
    public void Settle()
    {
        try
        {
            _recorder?.Flush();
        }
        catch (MetricException)
        {
            // The pipeline has ended; an error that could be reported was reported by Flush.
        }
    }

    private MetricRecorder Begin(IMetricStore store) => new(store, optionsFor(store) with { Stored = KeepStored });

    // What a slow pipeline brings is not kept from readers, nor lost with the process, until it ends.
    private void FlushInTime()
    {
        int now = Environment.TickCount;
        if (unchecked(now - _flushed) < FlushMilliseconds) return;
        _flushed = now;
        _recorder!.Flush();
    }

    // A pipeline mostly writes one series: then neither a key nor a look-up is needed.
    private RecordedSeries Resolve(in Measurement measurement)
    {
        bool isSame = _series is not null && ReferenceEquals(_seriesOf.Name, measurement.Name) && ReferenceEquals(_seriesOf.Tags, measurement.Tags)
            && _seriesOf.Kind == measurement.Kind && ReferenceEquals(_seriesOf.Unit, measurement.Unit);
        if (isSame) return _series!;
        string? unit = measurement.Unit ?? (measurement.Value is TimeSpan && measurement.Kind != MetricKind.Set ? UnitOfDuration(measurement.Name) : null);
        _series = _recorder!.Resolve(measurement.Name, measurement.Kind, unit, measurement.Tags);
        _seriesOf = (measurement.Name, measurement.Kind, measurement.Unit, measurement.Tags);
        return _series;
    }

    // A duration becomes a number in the metric's unit; a metric without one takes the standard unit.
    private string? UnitOfDuration(string name) => openStore().FindMetric(name)?.Unit is null ? DurationUnit.Default : null;

    // What can be read without the metric's kind is read before anything is registered; null when the kind decides.
    private double? ReadNumber(in Measurement measurement)
    {
        object? value = measurement.Value;
        MetricKind? kind = measurement.Kind;
        bool isNumber = NumberReader.IsNumber(value) || (value is string text && Text.NumberText.TryParse(text, out _));
        if (kind is null && value is not TimeSpan && !isNumber) kind = (isStoreThere() ? openStore().FindMetric(measurement.Name)?.Kind : null) ?? MetricKind.Gauge;
        if (kind == MetricKind.Set && !measurement.IsStored) return TagReader.TextOf(value).Length > 0 ? null : throw new MetricException(ErrorId.ValueMissing, measurement.Name);
        if (kind == MetricKind.Set) return NumberReader.Read(value, measurement.Name);
        if (value is TimeSpan { Ticks: < 0 } negative && kind == MetricKind.Counter) throw new MetricException(ErrorId.CounterNegative, measurement.Name, negative);
        if (value is TimeSpan span) return measurement.Unit is { } unit ? DurationUnit.Convert(span, unit, measurement.Name) : null;
        return !measurement.HasValue && kind == MetricKind.Counter ? 1 : NumberReader.Read(value, measurement.Name);
    }

    private double ReadByKind(in Measurement measurement, Model.MetricDefinition metric)
    {
        if (metric.Kind != MetricKind.Set) return DurationUnit.Convert((TimeSpan)measurement.Value!, metric.Unit ?? DurationUnit.Default, metric.Name);
        return _recorder!.MemberValue(TagReader.TextOf(measurement.Value));
    }

    private SampleOrigin OriginOf(RecordedSeries series)
    {
        if (_originOf != series) (_originOf, _origin) = (series, new SampleOrigin(series.Metric, series.Tags));
        return _origin!;
    }

    private void KeepStored(ReadOnlyMemory<SeriesSample> batch)
    {
        for (int i = 0; i < _pending.Count; i++) _stored.Add(new MetricSample(_pending[i].Origin, new Sample(_pending[i].Timestamp, batch.Span[i].Value)));
        _pending.Clear();
    }

    private MetricSample[] TakeStored()
    {
        if (_stored.Count == 0) return [];
        MetricSample[] samples = [.. _stored];
        _stored.Clear();
        return samples;
    }
}
