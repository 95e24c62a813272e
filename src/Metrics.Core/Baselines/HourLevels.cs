using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Baselines;

/// <summary>
/// The levels of a series hour by hour: the median of each hour by the clock, so that an hour of many samples counts as much as one of few. On a scale of
/// logarithms where all values are above zero, because noise then mostly grows with the level.
/// </summary>
internal sealed class HourLevels
{
    private readonly List<long> _hours = [];
    private readonly List<double> _levels = [];

    /// <summary>The levels of values in the order of time.</summary>
    public HourLevels(IReadOnlyList<Sample> samples, TimeZoneInfo zone)
    {
        IsRelative = samples.All(static sample => sample.Value > 0);
        Scaled = [.. samples.Select(sample => IsRelative ? Math.Log(sample.Value) : sample.Value)];
        PlaceOf = new int[samples.Count];
        for (int start = 0, end; start < samples.Count; start = end)
        {
            long hour = SeasonClock.HourOf(samples[start].Timestamp, zone);
            for (end = start; end < samples.Count && SeasonClock.HourOf(samples[end].Timestamp, zone) == hour; end++) PlaceOf[end] = _hours.Count;
            _hours.Add(hour);
            _levels.Add(Dispersion.Median(Scaled.AsSpan(start, end - start).ToArray()));
        }
    }

    /// <summary>Whether the scale is that of logarithms.</summary>
    public bool IsRelative { get; }

    /// <summary>The values on that scale.</summary>
    public double[] Scaled { get; }

    /// <summary>Of each value, the place of its hour.</summary>
    public int[] PlaceOf { get; }

    /// <summary>The hours that have values.</summary>
    public IReadOnlyList<long> Hours => _hours;

    /// <summary>The level of each.</summary>
    public IReadOnlyList<double> Levels => _levels;

    /// <summary>The hours from the first to the last, those without values too.</summary>
    public long Span => _hours.Count == 0 ? 0 : _hours[_hours.Count - 1] - _hours[0] + 1;

    /// <summary>The places of the hours in each slot of a season, by time: one a day or week.</summary>
    public List<int>[] Slots(Seasonality season)
    {
        var slots = new List<int>[SeasonClock.Length(season)];
        for (int slot = 0; slot < slots.Length; slot++) slots[slot] = [];
        for (int place = 0; place < _hours.Count; place++) slots[SeasonClock.SlotOf(season, _hours[place])].Add(place);
        return slots;
    }

    /// <summary>What the other days or weeks would expect of each hour: the median of its slot without itself; not a number where there is no other.</summary>
    public double[] ExpectedByOthers(Seasonality season)
    {
        double[] expected = new double[_hours.Count];
        foreach (List<int> slot in Slots(season))
        {
            double[] sorted = [.. slot.Select(place => _levels[place])];
            int[] places = [.. slot];
            Array.Sort(sorted, places);
            for (int i = 0; i < places.Length; i++) expected[places[i]] = MedianWithout(sorted, i);
        }

        return expected;
    }

    private static double MedianWithout(double[] sorted, int left)
    {
        int count = sorted.Length - 1;
        if (count == 0) return double.NaN;
        double low = At((count - 1) / 2), high = At(count / 2);
        return low == high ? low : (low / 2) + (high / 2);

        double At(int rank) => sorted[rank < left ? rank : rank + 1];
    }
}
