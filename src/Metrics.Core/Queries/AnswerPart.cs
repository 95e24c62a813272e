using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>A part of a range that is answered from one resolution.</summary>
/// <param name="Resolution">Raw, Hour or Day.</param>
/// <param name="Range">The part.</param>
internal readonly record struct AnswerPart(Resolution Resolution, TimeRange Range)
{
    // A TimeSpan can be no longer.
    private const long Longest = (long.MaxValue / TimeSpan.TicksPerMillisecond) - UnixTime.Day;

    /// <summary>
    /// The parts of a range, in the order of time, without a gap or an overlap: the finest that is kept, but none finer than was asked for. Parts meet at the
    /// starts of days in UTC, so that no hour or day lies in two of them.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="range">The range.</param>
    /// <param name="resolution">How fine the answer must be at most; with Auto, as fine as it can be.</param>
    public static List<AnswerPart> Plan(IMetricStore store, MetricDefinition metric, TimeRange range, Resolution resolution)
    {
        StoredFrom kept = store.GetStoredFrom(metric.Id);
        long raw = resolution is Resolution.Hour or Resolution.Day ? long.MaxValue : kept.Raw;
        long hour = resolution switch
        {
            Resolution.Day => long.MaxValue,
            Resolution.Raw => raw,
            _ => Math.Min(kept.Hour, raw),
        };
        AnswerPart[] parts =
        [
            new(Resolution.Day, new TimeRange(range.Start, Math.Min(range.End, hour))),
            new(Resolution.Hour, new TimeRange(Math.Max(range.Start, hour), Math.Min(range.End, raw))),
            new(Resolution.Raw, new TimeRange(Math.Max(range.Start, raw), range.End)),
        ];
        return [.. parts.Where(part => !part.Range.IsEmpty && (resolution != Resolution.Raw || part.Resolution == Resolution.Raw))];
    }

    /// <summary>The length of buckets of this part: the one that was asked for, or the next longer one that is made of whole hours or days.</summary>
    public long LengthOf(long interval)
    {
        long unit = Resolution switch
        {
            Resolution.Hour => UnixTime.Hour,
            Resolution.Day => UnixTime.Day,
            _ => 1,
        };
        long whole = interval / unit * unit;
        return whole == interval || whole > Longest ? whole : whole + unit;
    }
}
