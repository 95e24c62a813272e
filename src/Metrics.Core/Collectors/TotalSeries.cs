namespace MetricsTools.Collectors;

/// <summary>A Counter that is read as a total.</summary>
/// <param name="series">The series of the increments.</param>
internal sealed class TotalSeries(MeasuredSeries series)
{
    private RunningTotal _total = RunningTotal.New;

    /// <summary>Takes a reading; NaN where there is none.</summary>
    public void Add(MeasurementBatch batch, double reading)
    {
        double increment = _total.Next(reading);
        if (increment >= 0) batch.Add(series, increment);
    }
}
