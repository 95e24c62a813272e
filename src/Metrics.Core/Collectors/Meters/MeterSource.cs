using System.Diagnostics.Metrics;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Collectors.Meters;

/// <summary>
/// The instruments of .NET meters in this process, those that are made later too. Increments are summed up over the interval; of observations, as many as
/// an interval may well have are kept one by one. Nothing that goes wrong here reaches the code that measures.
/// </summary>
internal sealed class MeterSource : IMetricSource
{
    private readonly string[] _patterns;
    private readonly TimeProvider _time;
    private readonly SeriesMaker _series;
    private readonly MeterListener _listener = new();
    private readonly object _lock = new();
    private readonly List<CollectedInstrument> _instruments = [];

    /// <summary>Begins to listen.</summary>
    /// <param name="patterns">The names of meters, with wildcards and without case.</param>
    /// <param name="time">The clock of the observations.</param>
    /// <param name="series">Makes the series.</param>
    public MeterSource(IReadOnlyList<string> patterns, TimeProvider time, SeriesMaker series)
    {
        (_patterns, _time, _series) = ([.. patterns], time, series);
        _listener.InstrumentPublished = Begin;
        _listener.MeasurementsCompleted = static (_, state) => Complete(state);
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => Take(value, tags, state));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => Take((double)value, tags, state));
        _listener.Start();
    }

    /// <inheritdoc/>
    public void Collect(MeasurementBatch batch)
    {
        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (Exception exception)
        {
            // One that fails does not keep the others from being read.
            Exception cause = exception is AggregateException { InnerExceptions: { Count: > 0 } causes } ? causes[0].GetBaseException() : exception.GetBaseException();
            batch.Problem = $"An instrument of the meters {string.Join(", ", _patterns)} cannot be read: {cause.Message}";
        }

        CollectedInstrument[] instruments;
        lock (_lock) instruments = [.. _instruments];
        foreach (CollectedInstrument instrument in instruments)
        {
            bool isLast = instrument.IsCompleted;
            instrument.Report(batch);
            if (isLast) Forget(instrument);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private static void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        try
        {
            if (state is Subscription subscription) subscription.Instrument.Add(value, UnixTime.Now(subscription.Time), tags);
        }
        catch (Exception)
        {
            // A tag's value may throw when it is compared or written: its own code must go on.
        }
    }

    private static void Complete(object? state)
    {
        if (state is Subscription subscription) subscription.Instrument.IsCompleted = true;
    }

    private void Forget(CollectedInstrument instrument)
    {
        lock (_lock) _instruments.Remove(instrument);
    }

    private void Begin(Instrument instrument, MeterListener listener)
    {
        try
        {
            if (!_patterns.Any(pattern => Glob.IsMatch(pattern, instrument.Meter.Name)) || InstrumentRoles.Of(instrument) is not { } role) return;
            var collected = new CollectedInstrument(instrument, role, _series);
            lock (_lock) _instruments.Add(collected);
            listener.EnableMeasurementEvents(instrument, new Subscription(collected, _time));
        }
        catch (Exception)
        {
            // As above: it is code that makes an instrument.
        }
    }

    private sealed record Subscription(CollectedInstrument Instrument, TimeProvider Time);
}
