namespace MetricsTools.Collectors.Meters;

/// <summary>The numbers of one instrument with one set of tags since the last collection. Safe for threads.</summary>
/// <param name="role">What they mean.</param>
/// <param name="series">The series that they become.</param>
internal sealed class InstrumentStream(InstrumentRole role, MeasuredSeries series)
{
    /// <summary>The most observations that are kept of an interval; of more, a random choice is.</summary>
    public const int MostObservations = 1000;

    private readonly object _lock = new();
    private List<(long Timestamp, double Value)>? _observations;
    private Random? _random;
    private RunningTotal _total = RunningTotal.New;
    private double _value;
    private long _count;
    private bool _isRetired;

    private bool BeginsAnew => role is InstrumentRole.Increment or InstrumentRole.Observation;

    /// <summary>Takes a number; false when nothing is taken any more.</summary>
    public bool TryAdd(double value, long timestamp)
    {
        if (double.IsNaN(value) || double.IsInfinity(value)) return true;
        lock (_lock)
        {
            if (_isRetired) return false;
            _count++;
            if (role == InstrumentRole.Observation) Observe(value, timestamp);
            else if (role is InstrumentRole.Increment or InstrumentRole.Change) _value += value;
            else _value = value;
            return true;
        }
    }

    /// <summary>Gives what has come since the last collection; of a level that code sets or changes, what it was left at. False when there is nothing.</summary>
    /// <param name="batch">Takes it.</param>
    /// <param name="isObservable">Whether it is read at each collection.</param>
    public bool Report(MeasurementBatch batch, bool isObservable)
    {
        lock (_lock)
        {
            if (_count == 0 && (isObservable || BeginsAnew)) return false;
            if (role == InstrumentRole.Observation) ReportObservations(batch);
            else batch.Add(series, Take());
            _count = 0;
            return true;
        }
    }

    /// <summary>Takes nothing any more, unless that would lose something.</summary>
    public bool TryRetire(bool isObservable)
    {
        lock (_lock) return _isRetired = _count == 0 && (isObservable || BeginsAnew);
    }

    private double Take()
    {
        switch (role)
        {
            case InstrumentRole.Total:
                return PositiveOrNone(_total.Next(_value));
            case InstrumentRole.Increment:
                double increment = _value;
                _value = 0;
                return PositiveOrNone(increment);
            default:
                return _value;
        }
    }

    // Code may take away from a Counter, though it must not.
    private static double PositiveOrNone(double increment) => increment >= 0 ? increment : double.NaN;

    private void ReportObservations(MeasurementBatch batch)
    {
        foreach ((long timestamp, double value) in _observations!) batch.Add(series, timestamp, value);
        if (_count > MostObservations) batch.Problem = $"'{series.Name}' had {_count} observations in one interval; {MostObservations} of them, chosen at random, are stored.";
        _observations.Clear();
    }

    // Vitter 1985, algorithm R: each observation of the interval is kept with the same probability, so that quantiles stay what they are.
    private void Observe(double value, long timestamp)
    {
        _observations ??= [];
        if (_observations.Count < MostObservations)
        {
            _observations.Add((timestamp, value));
            return;
        }

        _random ??= new Random(1);
        long place = (long)(_random.NextDouble() * _count);
        if (place < MostObservations) _observations[(int)place] = (timestamp, value);
    }
}
