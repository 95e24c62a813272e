namespace MetricsTools.Configuration;

/// <summary>Where the value of a setting comes from. The first that has one counts.</summary>
public enum SettingSource
{
    /// <summary>An environment variable.</summary>
    Environment = 0,

    /// <summary>The store.</summary>
    Store = 1,

    /// <summary>The user's file.</summary>
    User = 2,

    /// <summary>The machine's file.</summary>
    Machine = 3,

    /// <summary>Nothing says otherwise.</summary>
    Default = 4,
}
