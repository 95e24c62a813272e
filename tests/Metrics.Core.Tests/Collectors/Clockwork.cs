using MetricsTools.Model;

namespace MetricsTools.Collectors;

/// <summary>A source that counts how often it is read.</summary>
internal sealed class Clockwork : IMetricSource
{
    private static readonly MeasuredSeries Series = new("clockwork", MetricKind.Gauge, "1", TagSet.Empty);

    public int Readings { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>The measurements of one reading.</summary>
    public int Size { get; set; } = 1;

    /// <summary>Another series to give.</summary>
    public MeasuredSeries? Other { get; set; }

    /// <summary>What happens while it is read.</summary>
    public Action? Work { get; set; }

    public void Collect(MeasurementBatch batch)
    {
        for (int i = 0; i < Size; i++) batch.Add(Series, Readings);
        if (Other is not null) batch.Add(Other, Readings);
        Readings++;
        Work?.Invoke();
    }

    public void Dispose() => IsDisposed = true;
}
