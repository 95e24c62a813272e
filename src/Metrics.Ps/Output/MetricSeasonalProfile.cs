using MetricsTools.Baselines;

namespace MetricsTools;

/// <summary>The level of every hour of a season.</summary>
public sealed class MetricSeasonalProfile
{
    private readonly SeasonalProfile _profile;

    internal MetricSeasonalProfile(SeasonalProfile profile)
    {
        _profile = profile;
        Levels = [.. profile.Levels];
        Residuals = new MetricResidual(profile.Residuals);
    }

    /// <summary>HourOfDay, whose first level is that of midnight, or HourOfWeek, whose first is that of Monday.</summary>
    public string Season => _profile.Season.ToString();

    /// <summary>The zone whose clock the hours are of.</summary>
    public string Zone => _profile.Zone.Id;

    /// <summary>Whether values vary in proportion to the level, so that the residuals are ratios; else they are differences.</summary>
    public bool IsRelative => _profile.IsRelative;

    /// <summary>The share of the absolute deviations that the season explains, from 0 to 1.</summary>
    public double Explained => _profile.Explained;

    /// <summary>The level of each hour; null where fewer than two days or weeks have values.</summary>
    public double?[] Levels { get; }

    /// <summary>How values lie to the level of their hour: the figures of the ratios or differences.</summary>
    public MetricResidual Residuals { get; }

    /// <summary>In short: the season, its zone and what it explains.</summary>
    public override string ToString() => _profile.ToString();
}
