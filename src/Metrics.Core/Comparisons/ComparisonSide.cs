using MetricsTools.Model;

namespace MetricsTools.Comparisons;

/// <summary>One side of a comparison.</summary>
/// <param name="Title">What it is, for people: a range, tags or a label.</param>
/// <param name="Values">Its values, by time.</param>
public sealed record ComparisonSide(string Title, IReadOnlyList<double> Values)
{
    /// <summary>The side of the values of a range.</summary>
    public static ComparisonSide OfRange(TimeRange range, IEnumerable<Sample> samples, long now)
    {
        double[] values = [.. samples.Select(static sample => sample.Value)];
        string start = range.Start == long.MinValue ? "the beginning" : UnixTime.ToText(range.Start), end = range.End > now ? "now" : UnixTime.ToText(range.End);
        return new ComparisonSide($"{start} to {end}", values);
    }
}
