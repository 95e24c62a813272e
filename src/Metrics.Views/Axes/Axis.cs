namespace MetricsTools.Views.Axes;

/// <summary>One direction of a chart. Whoever draws it asks for as many ticks as there is room for.</summary>
/// <param name="Minimum">The lowest place; of times, in milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Maximum">The highest place; above the lowest.</param>
/// <param name="Scale">How places are chosen and named.</param>
/// <param name="Caption">What the places are: a unit, or a time zone; empty when there is nothing to say.</param>
public sealed record Axis(double Minimum, double Maximum, IAxisScale Scale, string Caption)
{
    /// <summary>The lowest share that an axis of values leaves free on either side.</summary>
    private const double Margin = 0.02;

    /// <summary>The time axis of a range.</summary>
    /// <param name="start">The first moment, in milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="end">The last moment.</param>
    /// <param name="zone">The zone whose clock the labels show.</param>
    public static Axis OfTime(long start, long end, TimeZoneInfo zone) =>
        new(start, Math.Max(end, start + 1.0), new TimeScale(zone), ZoneName(zone));

    /// <summary>The axis of values without times: the first one is at place 1.</summary>
    public static Axis OfPlaces(long count) => new(1, Math.Max(2, count), new NumberScale(1, minimumStep: 1), "place");

    /// <summary>The axis of counts.</summary>
    public static Axis OfCounts(long largest) => new(0, NiceNumbers.Ceiling(Math.Max(1, largest), 5), new NumberScale(1, minimumStep: 1), "count");

    /// <summary>The axis of values: it begins at zero when they come near it, and ends at round places.</summary>
    /// <param name="minimum">The smallest value.</param>
    /// <param name="maximum">The largest value.</param>
    /// <param name="unit">The unit, in UCUM, or null.</param>
    public static Axis OfValues(double minimum, double maximum, string? unit)
    {
        if (double.IsNaN(minimum) || double.IsNaN(maximum) || minimum > maximum) (minimum, maximum) = (0, 1);
        if (minimum > 0 && minimum <= maximum / 2) minimum = 0;
        if (maximum < 0 && maximum >= minimum / 2) maximum = 0;
        if (minimum == maximum) (minimum, maximum) = minimum == 0 ? (0, 1) : (minimum - (Math.Abs(minimum) * Margin), maximum + (Math.Abs(maximum) * Margin));
        UnitScale scale = UnitScale.Of(Math.Max(Math.Abs(minimum), Math.Abs(maximum)), unit);
        double step = NiceNumbers.Step((maximum - minimum) / scale.Factor, 5) * scale.Factor;
        double low = Math.Floor(minimum / step) * step, high = Math.Ceiling(maximum / step) * step;
        bool isRound = !double.IsInfinity(low) && !double.IsInfinity(high) && low < high;
        return new Axis(isRound ? low : minimum, isRound ? high : maximum, new NumberScale(scale.Factor), scale.Symbol);
    }

    /// <summary>Round places on the axis.</summary>
    public IReadOnlyList<Tick> Ticks(int most) => Scale.Ticks(Minimum, Maximum, Math.Max(2, most));

    /// <summary>How far along the axis a place is: 0 at the lowest, 1 at the highest.</summary>
    public double ShareOf(double place) => (place - Minimum) / (Maximum - Minimum);

    private static string ZoneName(TimeZoneInfo zone) => zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime ? "UTC" : zone.Id;
}
