namespace MetricsTools.Configuration;

/// <summary>For whom a setting is made. The first counts more than those after it.</summary>
public enum SettingScope
{
    /// <summary>For everybody who uses a store; it lies in the store.</summary>
    Store = 0,

    /// <summary>For one user of a machine.</summary>
    User = 1,

    /// <summary>For all users of a machine.</summary>
    Machine = 2,
}
