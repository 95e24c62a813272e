using MetricsTools.Annotations;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Charts;

/// <summary>Reads what happened, for charts.</summary>
public static class StoredMarks
{
    /// <summary>The annotations of a store that a range touches, by time; of no range, none.</summary>
    /// <param name="queries">The store.</param>
    /// <param name="range">The range.</param>
    /// <exception cref="MetricException">One cannot be read, or the store failed.</exception>
    public static IReadOnlyList<ChartAnnotation> Read(MetricQueries queries, TimeRange? range)
    {
        if (range is not { } known) return [];
        var stored = new StoredAnnotations(queries.Selector.Store, Privacy.PrivacySettings.Default);
        return [.. stored.Find(AnnotationFilter.All, known with { End = known.End + 1 }).Select(static one => new ChartAnnotation(one.Start, PlainText.Of(one.Text), one.End))];
    }
}
