using MetricsTools.Model;

namespace MetricsTools.Collectors;

/// <summary>Reads a source as a collector does, and shows what it gave: <c>name{tags}</c> and the value.</summary>
internal sealed class Collected(params IMetricSource[] sources)
{
    private readonly MeasurementBatch _batch = new();
    private long _time = 1_000_000;
    private bool _isRead;

    public string? Problem => _batch.Problem;

    public IReadOnlyList<Measurement> Measurements => _batch.Measurements;

    public static SeriesMaker NoTags => new(TagSet.Empty);

    /// <summary>The value of a series in the last reading, or null.</summary>
    public double? this[string series]
    {
        get
        {
            Measurement[] found = [.. _batch.Measurements.Where(one => KeyOf(one) == series)];
            return found.Length == 0 ? null : found.Single().Value;
        }
    }

    /// <summary>Reads, some seconds after the reading before.</summary>
    public Collected Read(double seconds = 10)
    {
        _time += (long)(seconds * 1000);
        _batch.Begin(_time, _isRead ? seconds : double.NaN);
        foreach (IMetricSource source in sources) source.Collect(_batch);
        _isRead = true;
        return this;
    }

    public IEnumerable<string> Keys => _batch.Measurements.Select(KeyOf);

    private static string KeyOf(Measurement one) => new SeriesKey(one.Series.Name, one.Series.Tags).ToString();
}
