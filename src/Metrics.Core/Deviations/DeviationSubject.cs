using MetricsTools.Model;

namespace MetricsTools.Deviations;

/// <summary>What is judged.</summary>
/// <param name="Name">The metric's name; empty for numbers without one.</param>
/// <param name="Tags">The tags of the series.</param>
/// <param name="Unit">The unit, or null.</param>
/// <param name="Direction">Which way is bad, as the metric has it.</param>
/// <param name="Timestamp">The newest judged value's time.</param>
/// <param name="Values">The judged values, by time.</param>
public sealed record DeviationSubject(string Name, TagSet Tags, string? Unit, Direction Direction, long Timestamp, IReadOnlyList<double> Values)
{
    /// <summary>The time of each of the values; of none, when all are of the newest one's.</summary>
    public IReadOnlyList<long> Times { get; init; } = [];

    /// <summary>The time of a value.</summary>
    public long TimeOf(int place) => Times.Count > 0 ? Times[place] : Timestamp;

    /// <summary>The same, of some of the values.</summary>
    public DeviationSubject Slice(int start, int count) => this with
    {
        Timestamp = TimeOf(start + count - 1),
        Values = [.. Values.Skip(start).Take(count)],
        Times = Times.Count > 0 ? [.. Times.Skip(start).Take(count)] : [],
    };
}
