namespace MetricsTools.Collectors;

/// <summary>What one collection reads. It is used again for the next one.</summary>
internal sealed class MeasurementBatch
{
    private readonly List<Measurement> _measurements = [];

    /// <summary>When the collection began, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long Timestamp { get; private set; }

    /// <summary>The time since the collection before, in seconds; NaN for the first one.</summary>
    public double Elapsed { get; private set; } = double.NaN;

    /// <summary>What was read.</summary>
    public IReadOnlyList<Measurement> Measurements => _measurements;

    /// <summary>What went wrong, in a sentence, or null: the rest was read.</summary>
    public string? Problem { get; set; }

    /// <summary>Begins a collection.</summary>
    public void Begin(long timestamp, double elapsed)
    {
        _measurements.Clear();
        Timestamp = timestamp;
        Elapsed = elapsed;
        Problem = null;
    }

    /// <summary>Takes a number of now; one that is not finite is left out.</summary>
    public void Add(MeasuredSeries series, double value) => Add(series, Timestamp, value);

    /// <summary>Takes a number of some moment; one that is not finite is left out.</summary>
    public void Add(MeasuredSeries series, long timestamp, double value)
    {
        if (!double.IsNaN(value) && !double.IsInfinity(value)) _measurements.Add(new Measurement(series, timestamp, value));
    }
}
