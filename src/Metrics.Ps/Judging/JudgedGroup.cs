using MetricsTools.Model;

namespace MetricsTools.PowerShell.Judging;

/// <summary>What came of one series, or of one metric.</summary>
/// <param name="Key">The name and tags; an empty name for numbers.</param>
/// <param name="Shape">What the objects were.</param>
/// <param name="Interval">The length of buckets.</param>
/// <param name="Figure">The figure that buckets showed.</param>
internal sealed record JudgedGroup(SeriesKey Key, JudgedShape Shape, TimeSpan? Interval, Aggregate? Figure)
{
    private readonly List<(long? Timestamp, double Value)> _values = [];

    /// <summary>The values in the order of arrival.</summary>
    public IReadOnlyList<double> Values => [.. _values.Select(static one => one.Value)];

    /// <summary>Whether every value has a time, so that it can be found in the store.</summary>
    public bool HasTimes => _values.Count > 0 && _values.TrueForAll(static one => one.Timestamp is not null);

    /// <summary>The values as samples, by time.</summary>
    public IReadOnlyList<Sample> Samples => [.. _values.Select(static one => new Sample(one.Timestamp!.Value, one.Value)).OrderBy(static sample => sample.Timestamp)];

    /// <summary>Adds a value.</summary>
    public void Add(long? timestamp, double value) => _values.Add((timestamp, value));
}
