namespace MetricsTools.Storage;

/// <summary>What a store is opened for.</summary>
public enum StoreAccess
{
    /// <summary>To read. A store that does not exist is an error, and none is made.</summary>
    Read = 0,

    /// <summary>To read and write. A store that does not exist is made.</summary>
    Write = 1,
}
