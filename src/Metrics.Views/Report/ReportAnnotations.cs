using MetricsTools.Annotations;
using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Views.Charts;

namespace MetricsTools.Views.Report;

/// <summary>Reads what happened in the time that a report is about.</summary>
public static class ReportAnnotations
{
    /// <summary>The annotations of a store whose time a range touches, by time.</summary>
    /// <param name="store">The store.</param>
    /// <param name="privacy">How personal values are treated.</param>
    /// <param name="range">The range.</param>
    /// <param name="now">The current time.</param>
    /// <exception cref="MetricException">The range is not usable, an annotation cannot be read, or the store failed.</exception>
    public static IReadOnlyList<ChartAnnotation> Read(IMetricStore store, PrivacySettings privacy, RangeRequest range, DateTimeOffset now) =>
    [
        .. new StoredAnnotations(store, privacy).Find(AnnotationFilter.All, AnnotationPeriod.Of(range, now))
            .Select(static one => new ChartAnnotation(one.Start, one.Text, one.End)),
    ];
}
