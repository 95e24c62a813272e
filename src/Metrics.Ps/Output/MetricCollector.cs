using MetricsTools.Collectors;

namespace MetricsTools;

/// <summary>A collector of this session. Its figures are those of the moment in which they are asked for.</summary>
public sealed class MetricCollector
{
    private readonly CollectorOptions _options;

    internal MetricCollector(string name, string store, SourceSelection selection, CollectorOptions options, Collector collector)
    {
        _options = options;
        Collector = collector;
        Name = name;
        Store = store;
        Sources = new SourceList(selection.Names);
        Tag = TagObject.Of(selection.Tags);
    }

    /// <summary>Its name, which is one of a kind in this process.</summary>
    public string Name { get; }

    /// <summary>Running, Completed, Stopped, or Off where recording is.</summary>
    public string State => Collector.Status.State.ToString();

    /// <summary>The time from one reading to the next.</summary>
    public TimeSpan Interval => _options.Interval;

    /// <summary>The samples that it has stored, or that are kept beside the store to be stored as soon as that can be.</summary>
    public long SampleCount => Collector.Status.SampleCount;

    /// <summary>When it has read last, in UTC.</summary>
    public DateTimeOffset? LastCollected => Collector.Status.LastCollected;

    /// <summary>What it reads: host, process and its name, meter and its name.</summary>
    public SourceList Sources { get; }

    /// <summary>What went wrong last.</summary>
    public string? LastError => Collector.Status.LastError;

    /// <summary>The tags of all that it reads.</summary>
    public object Tag { get; }

    /// <summary>How often it has read since it began.</summary>
    public long CollectionCount => Collector.Status.CollectionCount;

    /// <summary>The samples that could not be stored yet, and are tried again in a moment.</summary>
    public long PendingCount => Collector.Status.PendingCount;

    /// <summary>The samples that could be neither stored nor kept.</summary>
    public long LostCount => Collector.Status.LostCount;

    /// <summary>The store.</summary>
    public string Store { get; }

    internal Collector Collector { get; }
}
