using MetricsTools.Model;

namespace MetricsTools.Baselines;

/// <summary>Ranges of time that are left out, joined where they meet, so that each look takes a search by halves.</summary>
internal sealed class ExcludedTime
{
    private readonly List<TimeRange> _ranges = [];

    public ExcludedTime(IEnumerable<TimeRange> ranges)
    {
        foreach (TimeRange range in ranges.Where(static one => !one.IsEmpty).OrderBy(static one => one.Start))
        {
            int last = _ranges.Count - 1;
            if (last < 0 || range.Start > _ranges[last].End) _ranges.Add(range);
            else _ranges[last] = _ranges[last] with { End = Math.Max(range.End, _ranges[last].End) };
        }
    }

    /// <summary>Whether any of a time is left out.</summary>
    /// <param name="start">Its first millisecond.</param>
    /// <param name="length">Its length, in milliseconds; at least 1.</param>
    public bool Touches(long start, long length)
    {
        int low = 0, high = _ranges.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ranges[middle].End <= start) low = middle + 1;
            else high = middle;
        }

        return low < _ranges.Count && _ranges[low].Start - start < length;
    }
}
