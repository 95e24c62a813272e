using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools;

/// <summary>A store: where it is, how large, and what it holds.</summary>
public sealed class MetricStoreInfo
{
    private readonly StoreStatistics _statistics;

    internal MetricStoreInfo(StoreStatistics statistics, bool isConnected)
    {
        _statistics = statistics;
        IsConnected = isConnected;
    }

    /// <summary>The file.</summary>
    public string Path => _statistics.Location;

    /// <summary>Whether this session is connected to it.</summary>
    public bool IsConnected { get; }

    /// <summary>The size of all its files, in bytes.</summary>
    public long Size => _statistics.Size;

    /// <summary>The number of metrics.</summary>
    public long MetricCount => _statistics.MetricCount;

    /// <summary>The number of series.</summary>
    public long SeriesCount => _statistics.SeriesCount;

    /// <summary>The number of samples.</summary>
    public long SampleCount => _statistics.SampleCount;

    /// <summary>The bytes on disk for one sample.</summary>
    public double? BytesPerSample => _statistics.SampleCount > 0 ? (double)_statistics.Size / _statistics.SampleCount : null;

    /// <summary>The oldest sample's time, in UTC.</summary>
    public DateTimeOffset? FirstSample => OptionalMoment.Of(_statistics.FirstTimestamp);

    /// <summary>The newest sample's time, in UTC.</summary>
    public DateTimeOffset? LastSample => OptionalMoment.Of(_statistics.LastTimestamp);

    /// <summary>The database engine.</summary>
    public string Engine => _statistics.Engine;

    /// <summary>How commits are logged.</summary>
    public string JournalMode => _statistics.JournalMode;

    /// <summary>The version of the layout.</summary>
    public int SchemaVersion => _statistics.SchemaVersion;

    /// <summary>When the store was made, in UTC.</summary>
    public DateTimeOffset Created => UnixTime.ToDateTimeOffset(_statistics.Created);
}
