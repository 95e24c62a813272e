namespace MetricsTools.Anomalies;

/// <summary>Finds what is unlike anything before in one series, online: a value's score depends on those before it alone.</summary>
/// <remarks>
/// <para>Three streams are watched for what is improbable by their own past (<see cref="TailSurprise"/>): the distance to the nearest value ever seen, half as
/// much the distance of the latest level from the longer one, and half as much the distance of the residual from the same time of day to the nearest residual ever seen.
/// The largest counts, unless one as large came within the last hundred values; and the less the more often one as large came before.</para>
/// <para>The score's unit is -log10 of a tail probability, comparable between series: 2 means one in a hundred of the tail's kind. The first hundred values have none.
/// Not for series of fewer than some hundreds of values, whose past says too little.</para>
/// <para>Memory: about 100 KB, however long the series. Cost: some 0.5 microseconds a value. Safe for one thread at a time.</para>
/// </remarks>
public sealed class StreamAnomalyDetector
{
    private const double SlowWeight = 0.5;

    private readonly Novelty _values = new();
    private readonly TailSurprise _ofValues = new();
    private readonly LevelDrift _level = new();
    private readonly TailSurprise _ofLevel = new();
    private readonly SeasonResidual _season = new();
    private readonly Novelty _residuals = new();
    private readonly TailSurprise _ofResiduals = new();
    private readonly ReportFilter _filter = new();

    /// <summary>The score of the next value.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="timestamp">Its time, in milliseconds since 1970-01-01T00:00:00Z, or null when it has none: then times of day don't count.</param>
    /// <returns>From 0, which nearly all values have.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite; nothing changes.</exception>
    public double Add(double value, long? timestamp)
    {
        if (double.IsNaN(value) || double.IsInfinity(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite values can be compared.");
        double score = _ofValues.Add(_values.Add(value));
        score = Math.Max(score, SlowWeight * _ofLevel.Add(_level.Add(value)));
        if (timestamp is { } time && _season.Add(value, time) is { } residual && !double.IsInfinity(residual))
        {
            score = Math.Max(score, SlowWeight * _ofResiduals.Add(_residuals.Add(residual)));
        }

        return _filter.Add(score);
    }

    /// <summary>Carries its state.</summary>
    internal void Carry(StateTransfer transfer)
    {
        _values.Carry(transfer);
        _ofValues.Carry(transfer);
        _level.Carry(transfer);
        _ofLevel.Carry(transfer);
        _season.Carry(transfer);
        _residuals.Carry(transfer);
        _ofResiduals.Carry(transfer);
        _filter.Carry(transfer);
    }
}
