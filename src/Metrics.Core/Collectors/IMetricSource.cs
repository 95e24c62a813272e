namespace MetricsTools.Collectors;

/// <summary>Something that can be read now and then: a part of this host, some processes, the instruments of meters.</summary>
/// <remarks>
/// It is read by one thread at a time. What cannot be read is left out: a source throws nothing. Of what is a total since some moment, it gives the
/// increment since it was read last, so that its first reading gives none.
/// </remarks>
internal interface IMetricSource : IDisposable
{
    /// <summary>Reads it.</summary>
    void Collect(MeasurementBatch batch);
}
