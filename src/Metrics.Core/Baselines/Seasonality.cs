namespace MetricsTools.Baselines;

/// <summary>What repeats in a series, by the clock of a time zone.</summary>
public enum Seasonality
{
    /// <summary>Nothing. The default.</summary>
    None = 0,

    /// <summary>Every hour of the day has a level of its own.</summary>
    HourOfDay = 1,

    /// <summary>Every hour of the week has a level of its own.</summary>
    HourOfWeek = 2,

    /// <summary>The season that explains the values, when one does.</summary>
    Auto = 3,
}
