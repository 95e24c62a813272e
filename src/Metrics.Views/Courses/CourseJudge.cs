using MetricsTools.Baselines;
using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Views.Charts;

namespace MetricsTools.Views.Courses;

/// <summary>
/// Judges a course by itself: the newest whole interval against those before it in the range. The figure is the one that is drawn, so that a band and a mark
/// fit the line.
/// </summary>
/// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
public sealed class CourseJudge(long now)
{
    /// <summary>Whether the newest whole interval deviates; null with too little history to say so.</summary>
    public Deviation? Judge(SeriesCourse course)
    {
        IReadOnlyList<Sample> values = course.WholeValues(now);
        if (values.Count <= Baseline.SufficientCount) return null;
        double[] history = [.. values.Take(values.Count - 1).Select(static sample => sample.Value)];
        Sample newest = values[values.Count - 1];
        var subject = new DeviationSubject(course.Metric.Name, course.Tags, course.Unit, course.Metric.Direction, newest.Timestamp, [newest.Value]);
        Deviation deviation = DeviationTest.Run(subject, BaselineCalculator.Compute(history), history, new DeviationOptions());
        return deviation.Verdict == Verdict.Inconclusive ? null : deviation;
    }

    /// <summary>What is normal for the course, where it left that, and where it changed its level; null with too little history to say so.</summary>
    public SeriesBand? Band(SeriesCourse course) => BandBuilder.Build(course.WholeValues(now), course.Unit, course.Metric.Direction);
}
