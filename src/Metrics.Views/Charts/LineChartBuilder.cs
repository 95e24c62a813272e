using MetricsTools.Model;
using MetricsTools.Views.Axes;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Charts;

/// <summary>Makes charts of series: one for each unit and figure, since one axis measures one thing.</summary>
public static class LineChartBuilder
{
    /// <summary>The charts of series, in the order in which their units first come.</summary>
    /// <param name="series">The series; those without a single value are left out.</param>
    /// <param name="extras">What is shown beside them.</param>
    public static IReadOnlyList<LineChart> Build(IEnumerable<ChartSeries> series, LineChartExtras extras) =>
    [
        .. series
            .Where(static one => one.Values.Any())
            .GroupBy(static one => (one.Unit ?? "", one.Aggregate))
            .Select(group => BuildOne([.. group], extras)),
    ];

    private static LineChart BuildOne(IReadOnlyList<ChartSeries> all, LineChartExtras extras)
    {
        ChartSeries[] shown = [.. all.Take(extras.MaximumSeries)];
        SeriesKey[] keys = [.. shown.Select(static one => one.Key)];
        IReadOnlyList<string> labels = SeriesLabels.Of(keys);
        for (int i = 0; i < shown.Length; i++) shown[i] = shown[i] with { Label = labels[i] };

        SeriesBand?[] bands = [.. keys.Select(key => extras.Bands.TryGetValue(key, out SeriesBand? band) ? band : null)];
        return new LineChart
        {
            Title = extras.Title ?? TitleOf(keys, shown[0]),
            Places = PlacesOf(shown, extras),
            Values = ValuesOf(shown, bands),
            Series = shown,
            Bands = [.. bands.Select(static (band, index) => band is null ? null : new ChartBand(index, band.Label, band.Points)).OfType<ChartBand>()],
            Marks = [.. bands.SelectMany(static (band, index) => band?.Marks.Select(mark => mark with { SeriesIndex = index }) ?? [])],
            Shifts = [.. bands.SelectMany(static (band, index) => band?.Shifts.Select(shift => shift with { SeriesIndex = index }) ?? [])],
            Annotations = [.. extras.Annotations.OrderBy(static annotation => annotation.Place)],
            HiddenCount = all.Count - shown.Length,
        };
    }

    private static string TitleOf(SeriesKey[] keys, ChartSeries first)
    {
        string common = SeriesLabels.Common(keys);
        string figure = first.Aggregate.Length == 0 ? "" : $", {AggregateWords.Of(first.Aggregate)}";
        return (common.Length == 0 ? "Values" : common) + figure;
    }

    private static Axis PlacesOf(ChartSeries[] shown, LineChartExtras extras)
    {
        double first = shown.Min(static one => one.Points[0].Place), last = shown.Max(static one => one.Points[one.Points.Count - 1].Place);
        // The first day of 1970 is farther back than any series, and counts do not get there.
        if (last < UnixTime.Day && extras.Range is null) return Axis.OfPlaces((long)last);
        bool isBounded = extras.Range is { } range && range.Start > long.MinValue && range.End < long.MaxValue;
        return isBounded ? Axis.OfTime(extras.Range!.Value.Start, extras.Range.Value.End, extras.Zone) : Axis.OfTime((long)first, (long)last, extras.Zone);
    }

    private static Axis ValuesOf(ChartSeries[] shown, SeriesBand?[] bands)
    {
        double minimum = shown.SelectMany(static one => one.Values).Min(), maximum = shown.SelectMany(static one => one.Values).Max();
        foreach (BandPoint point in bands.SelectMany(static band => band?.Points ?? []))
        {
            minimum = Math.Min(minimum, point.Lower);
            maximum = Math.Max(maximum, point.Upper);
        }

        return Axis.OfValues(minimum, maximum, shown[0].Unit);
    }
}
