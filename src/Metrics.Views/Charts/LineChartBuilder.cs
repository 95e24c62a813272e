using MetricsTools.Model;
using MetricsTools.Views.Axes;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Charts;

/// <summary>Makes charts of series: one for each unit and figure, since one axis measures one thing.</summary>
public static class LineChartBuilder
{
    // A band that is much wider than the line would leave no room for that.
    private const double BandReach = 0.5;

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
        Axis values = ValuesOf(shown, bands);
        return new LineChart
        {
            Title = extras.Title ?? TitleOf(keys, shown[0]),
            Places = PlacesOf(shown, extras),
            Values = values,
            Series = shown,
            Bands = [.. bands.Select((band, index) => band is null ? null : Fit(band, index, values, shown[0].Unit)).OfType<ChartBand>()],
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
        double reach = maximum > minimum ? BandReach * (maximum - minimum) : double.PositiveInfinity;
        double low = minimum, high = maximum;
        foreach (BandPoint point in bands.SelectMany(static band => band?.Points ?? []))
        {
            low = Math.Min(low, Math.Max(minimum - reach, point.Lower));
            high = Math.Max(high, Math.Min(maximum + reach, point.Upper));
        }

        return Axis.OfValues(low, high, shown[0].Unit);
    }

    private static ChartBand Fit(SeriesBand band, int index, Axis values, string? unit) => new(
        index, band.Label, [.. band.Points.Select(point => point with { Lower = Math.Max(values.Minimum, point.Lower), Upper = Math.Min(values.Maximum, point.Upper) })],
        $"{FigureText.Of(band.Points[0].Lower, unit)} to {FigureText.Of(band.Points[0].Upper, unit)}");
}
