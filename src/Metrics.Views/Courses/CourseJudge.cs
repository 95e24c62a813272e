using MetricsTools.Baselines;
using MetricsTools.ChangePoints;
using MetricsTools.Deviations;
using MetricsTools.Deviations.Judges;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Views.Charts;

namespace MetricsTools.Views.Courses;

/// <summary>
/// Judges a course by itself: the newest whole interval against those before it in the range. The figure is the one that is drawn, so that a band and a mark
/// fit the line.
/// </summary>
/// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
public sealed class CourseJudge(long now)
{
    private static readonly MadJudge BandJudge = new();

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
    public SeriesBand? Band(SeriesCourse course)
    {
        IReadOnlyList<Sample> values = course.WholeValues(now);
        if (values.Count < Baseline.SufficientCount) return null;
        double[] numbers = [.. values.Select(static sample => sample.Value)];
        Baseline baseline = BaselineCalculator.Compute(numbers);
        Thresholds thresholds = BandJudge.DefaultThresholds!;
        double scale = MadJudge.ScaleOf(baseline), reach = thresholds.Warning * scale;
        var left = new BandPoint(course.Buckets[0].Start, baseline.Median - reach, baseline.Median + reach, baseline.Median);
        Bucket last = course.Buckets[course.Buckets.Count - 1];
        return new SeriesBand("normal: median and 3.5 median absolute deviations of the values shown", [left, left with { Place = last.Start }])
        {
            Marks = scale > 0 ? [.. values.Select(sample => MarkOf(sample, baseline.Median, scale, course)).OfType<ChartMark>()] : [],
            Shifts = [.. ShiftsOf(values, numbers)],
        };
    }

    /// <summary>The places where values change their level for good.</summary>
    public static IEnumerable<ChartShift> ShiftsOf(IReadOnlyList<Sample> values, double[] numbers) =>
        ChangePointFinder.Find(numbers, new ChangePointOptions()).Select(point => new ChartShift(0, values[point.Index].Timestamp, point.Before, point.After, point.Shift));

    private static ChartMark? MarkOf(Sample sample, double median, double scale, SeriesCourse course)
    {
        double score = (sample.Value - median) / scale;
        double badness = course.Metric.Direction == Direction.Higher ? score : course.Metric.Direction == Direction.Lower ? -score : Math.Abs(score);
        Severity severity = BandJudge.DefaultThresholds!.SeverityOf(badness);
        if (severity < Severity.Warning) return null;
        string way = score > 0 ? "above" : "below";
        string text = FormattableString.Invariant($"{Wording.FigureText.Of(sample.Value, course.Unit)}, {Math.Abs(score):0.0} deviations {way} the median");
        return new ChartMark(0, sample.Timestamp, sample.Value, severity, text);
    }
}
