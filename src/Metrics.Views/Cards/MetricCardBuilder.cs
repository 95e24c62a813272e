using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Views.Courses;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Cards;

/// <summary>Makes the card of a course: counters with thousands separators, gauges with two decimals, distributions by average, extremes and 95th percentile.</summary>
public static class MetricCardBuilder
{
    /// <summary>The card of a course that has samples.</summary>
    /// <param name="course">The course.</param>
    /// <param name="deviation">How its newest interval was judged, or null.</param>
    public static MetricCard Build(SeriesCourse course, Deviation? deviation) => new()
    {
        Key = course.Key,
        Metric = course.Metric,
        Figures = FiguresOf(course),
        Course = course.ToSparkline(),
        Newest = course.Newest?.Start ?? 0,
        Severity = deviation?.Severity ?? Severity.None,
        Reason = PlainText.Of(deviation?.Reason),
        Percent = deviation?.Percent,
    };

    private static IReadOnlyList<CardFigure> FiguresOf(SeriesCourse course)
    {
        string? unit = course.Metric.Unit;
        double? minimum = course.Buckets.Min(static bucket => bucket.Minimum), maximum = course.Buckets.Max(static bucket => bucket.Maximum);
        switch (course.Metric.Kind)
        {
            case MetricKind.Counter:
                double total = course.Buckets.Sum(static bucket => bucket.Sum ?? 0);
                return [new("Total", FigureText.Total(total, unit), total), Figure("Rate", course.Newest?.Rate, course.Unit)];
            case MetricKind.Histogram or MetricKind.Summary:
                return
                [
                    Figure("Average", course.Whole?.Average, unit), Figure("Minimum", minimum, unit), Figure("Maximum", maximum, unit), Figure("P95", course.Whole?.P95, unit),
                    CountOf(course),
                ];
            case MetricKind.Set:
                long? distinct = course.Whole?.Distinct;
                return [new("Distinct", distinct is { } known ? FigureText.Count(known) : FigureText.None, distinct), CountOf(course)];
            default:
                return [Figure("Last", course.Newest?.Last, unit), Figure("Average", AverageOf(course), unit), Figure("Minimum", minimum, unit), Figure("Maximum", maximum, unit)];
        }
    }

    private static CardFigure Figure(string label, double? value, string? unit) => new(label, FigureText.Of(value, unit), value);

    private static CardFigure CountOf(SeriesCourse course) => new("Count", FigureText.Count(course.Count), course.Count);

    private static double? AverageOf(SeriesCourse course)
    {
        long count = course.Count;
        // Weighted by its share, since the sum of what is finite need not be.
        return count == 0 ? null : course.Buckets.Where(static bucket => bucket.Count > 0).Sum(bucket => bucket.Average!.Value * ((double)bucket.Count / count));
    }
}
