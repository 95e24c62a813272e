namespace MetricsTools.Model;

/// <summary>How finely samples are kept.</summary>
public enum Resolution
{
    /// <summary>As finely as the range allows. The default of a question.</summary>
    Auto = 0,

    /// <summary>Every sample.</summary>
    Raw = 1,

    /// <summary>Buckets of an hour.</summary>
    Hour = 2,

    /// <summary>Buckets of a day in UTC.</summary>
    Day = 3,
}
