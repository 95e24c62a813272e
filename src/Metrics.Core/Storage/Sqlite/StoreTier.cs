namespace MetricsTools.Storage.Sqlite;

/// <summary>How finely the blocks of a table keep what was recorded. The numbers stand in <c>span</c>.</summary>
internal enum StoreTier
{
    /// <summary>Every sample.</summary>
    Raw = 0,

    /// <summary>Buckets of an hour.</summary>
    Hour = 1,

    /// <summary>Buckets of a day in UTC.</summary>
    Day = 2,
}
