using MetricsTools.Maintenance;

namespace MetricsTools;

/// <summary>What Optimize-MetricStore brought; sizes in bytes.</summary>
public sealed class MetricStoreOptimization
{
    private readonly StoreOptimization _result;

    internal MetricStoreOptimization(string path, StoreOptimization result) => (Path, _result) = (path, result);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The size of the file before.</summary>
    public long SizeBefore => _result.Before.File;

    /// <summary>The size of the file after.</summary>
    public long SizeAfter => _result.After.File;

    /// <summary>The size of the log before.</summary>
    public long LogSizeBefore => _result.Before.Log;

    /// <summary>The size of the log after.</summary>
    public long LogSizeAfter => _result.After.Log;

    /// <summary>What nothing used before.</summary>
    public long FreeBefore => _result.Before.Free;

    /// <summary>What nothing uses after.</summary>
    public long FreeAfter => _result.After.Free;

    /// <summary>The time it took.</summary>
    public TimeSpan Duration => _result.Duration;
}
