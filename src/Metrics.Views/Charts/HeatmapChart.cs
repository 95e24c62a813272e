namespace MetricsTools.Views.Charts;

/// <summary>The average of a series at each hour of each weekday.</summary>
public sealed record HeatmapChart
{
    /// <summary>The number of days, from Monday.</summary>
    public const int Days = 7;

    /// <summary>The number of hours of a day.</summary>
    public const int Hours = 24;

    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>The unit of the values in UCUM, or null.</summary>
    public required string? Unit { get; init; }

    /// <summary>The zone whose clock the hours are of.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The cells, Monday 00:00 first, <see cref="Hours"/> to a day.</summary>
    public required IReadOnlyList<HeatmapCell> Cells { get; init; }

    /// <summary>The smallest average.</summary>
    public required double Minimum { get; init; }

    /// <summary>The largest average.</summary>
    public required double Maximum { get; init; }

    /// <summary>The cell of a day, 0 for Monday, and an hour.</summary>
    public HeatmapCell this[int day, int hour] => Cells[(day * Hours) + hour];

    /// <summary>How a cell lies between the smallest average, 0, and the largest, 1; null for one without values.</summary>
    public double? ShareOf(HeatmapCell cell) => cell.Average is not { } average ? null : Maximum > Minimum ? (average - Minimum) / (Maximum - Minimum) : 0.5;

    /// <summary>The short name of a day, 0 for Monday.</summary>
    public static string NameOf(int day) => ((DayOfWeek)((day + 1) % Days)).ToString().Substring(0, 3);
}
