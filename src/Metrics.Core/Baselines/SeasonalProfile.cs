using System.Globalization;

namespace MetricsTools.Baselines;

/// <summary>The level of every hour of a season, and how much values vary about it.</summary>
public sealed record SeasonalProfile
{
    /// <summary><see cref="Seasonality.HourOfDay"/>, whose first slot is midnight, or <see cref="Seasonality.HourOfWeek"/>, whose first slot is that of Monday.</summary>
    public required Seasonality Season { get; init; }

    /// <summary>The zone whose clock the hours are of.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Whether values vary in proportion to the level, so that <see cref="Residuals"/> are ratios; else they are differences.</summary>
    public required bool IsRelative { get; init; }

    /// <summary>The share of the absolute deviations that the season explains, from 0 to 1.</summary>
    public required double Explained { get; init; }

    /// <summary>The level of each slot: the median of its medians in the days or weeks; null where fewer than two of them have values.</summary>
    public required IReadOnlyList<double?> Levels { get; init; }

    /// <summary>How values lie to the level that the other days or weeks give their slot: the figures of the ratios or differences.</summary>
    public required Baseline Residuals { get; init; }

    /// <summary>These ratios or differences by time; none when the profile was read back.</summary>
    internal IReadOnlyList<double> ResidualValues { get; init; } = [];

    /// <summary>The level at a moment, or null when there is none for its slot.</summary>
    public double? LevelAt(long timestamp) => Levels[SlotAt(timestamp)];

    /// <summary>How people call the slot of a moment: <c>14:00</c>, or <c>Monday 14:00</c>.</summary>
    public string SlotNameAt(long timestamp) => SeasonClock.NameOf(Season, SlotAt(timestamp));

    /// <summary>A value at a level, from its ratio or difference.</summary>
    public double ValueOf(double residual, double level) => IsRelative ? residual * level : residual + level;

    /// <summary>What a value of one level would be at another.</summary>
    public double Move(double value, double from, double to) => from == to ? value : IsRelative ? value * (to / from) : value - from + to;

    /// <summary>What would be normal at a level: the residuals there.</summary>
    internal Baseline At(double level) => Residuals.Select(residual => ValueOf(residual, level), IsRelative ? Math.Abs(level) : 1);

    /// <summary>In short: the season, its zone and what it explains.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} in {1}, explains {2:F0} %", Season, Zone.Id, 100 * Explained);

    private int SlotAt(long timestamp) => SeasonClock.SlotOf(Season, SeasonClock.HourOf(timestamp, Zone));
}
