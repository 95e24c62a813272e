using MetricsTools.Model;

namespace MetricsTools.Recording;

/// <summary>A series that a recorder has resolved: samples of it need no further look-up.</summary>
public sealed class RecordedSeries
{
    internal RecordedSeries(MetricDefinition metric, TagSet tags, long seriesId)
    {
        Metric = metric;
        Tags = tags;
        SeriesId = seriesId;
    }

    /// <summary>The metric, as it is stored.</summary>
    public MetricDefinition Metric { get; internal set; }

    /// <summary>The tags, as they are stored: scrubbed.</summary>
    public TagSet Tags { get; }

    internal long SeriesId { get; set; }

    /// <summary>The epoch of the store under which the identifier was had.</summary>
    internal long Epoch { get; set; }
}
