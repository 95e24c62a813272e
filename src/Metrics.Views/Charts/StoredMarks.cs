using MetricsTools.Annotations;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Charts;

/// <summary>Reads what happened, for charts.</summary>
public static class StoredMarks
{
    /// <summary>The annotations of a store that a range touches, by time.</summary>
    /// <param name="queries">The store.</param>
    /// <param name="range">The range.</param>
    /// <exception cref="MetricException">One cannot be read, or the store failed.</exception>
    public static IReadOnlyList<ChartAnnotation> Read(MetricQueries queries, TimeRange range)
    {
        var stored = new StoredAnnotations(queries.Selector.Store, Privacy.PrivacySettings.Default);
        return [.. stored.Find(AnnotationFilter.All, range).Select(static one => new ChartAnnotation(one.Start, PlainText.Of(one.Text), one.End))];
    }

    /// <summary>The annotations in the time that series cover.</summary>
    /// <param name="queries">The store.</param>
    /// <param name="series">The series; places without times cover none.</param>
    /// <exception cref="MetricException">One cannot be read, or the store failed.</exception>
    public static IReadOnlyList<ChartAnnotation> Read(MetricQueries queries, IReadOnlyList<ChartSeries> series)
    {
        ChartPoint[] ends = [.. series.Where(static one => one.Points.Count > 0).SelectMany(static one => new[] { one.Points[0], one.Points[one.Points.Count - 1] })];
        return ends.Length == 0 ? [] : Read(queries, new TimeRange((long)ends.Min(static point => point.Place), (long)ends.Max(static point => point.Place) + 1));
    }
}
