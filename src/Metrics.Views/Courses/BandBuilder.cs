using MetricsTools.Baselines;
using MetricsTools.ChangePoints;
using MetricsTools.Deviations;
using MetricsTools.Deviations.Judges;
using MetricsTools.Model;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Courses;

/// <summary>Tells what is normal for values, where they leave it, and where they change their level.</summary>
public static class BandBuilder
{
    private static readonly MadJudge Judge = new();

    /// <summary>The band of values: the median and 3.5 median absolute deviations on either side; null with too few values, or when nothing varies.</summary>
    /// <param name="values">The values by place.</param>
    /// <param name="unit">Their unit in UCUM, or null.</param>
    /// <param name="direction">Which way is bad.</param>
    /// <param name="given">What is normal, or null for what the values themselves say.</param>
    public static SeriesBand? Build(IReadOnlyList<Sample> values, string? unit, Direction direction, Baseline? given = null)
    {
        if (values.Count == 0 || (given is null && values.Count < Baseline.SufficientCount)) return null;
        double[] numbers = [.. values.Select(static sample => sample.Value)];
        Baseline baseline = given ?? BaselineCalculator.Compute(numbers);
        Thresholds thresholds = Judge.DefaultThresholds!;
        double scale = MadJudge.ScaleOf(baseline), reach = thresholds.Warning * scale;
        if (!(scale > 0) || double.IsInfinity(reach)) return null;
        // What never is below zero, such as a duration or a count, is not expected there.
        bool isPositive = baseline.Minimum >= 0 && Array.TrueForAll(numbers, static number => number >= 0);
        double lower = baseline.Median - reach;
        var left = new BandPoint(values[0].Timestamp, isPositive ? Math.Max(0, lower) : lower, baseline.Median + reach, baseline.Median);
        string label = given is null ? "median and 3.5 median absolute deviations of the values shown" : "median and 3.5 median absolute deviations of the baseline";
        return new SeriesBand(label, [left, left with { Place = values[values.Count - 1].Timestamp }])
        {
            Marks = [.. values.Select(sample => MarkOf(sample, baseline.Median, scale, unit, direction)).OfType<ChartMark>()],
            Shifts =
            [
                .. ChangePointFinder.Find(numbers, new ChangePointOptions())
                    .Select(point => new ChartShift(0, values[point.Index].Timestamp, point.Before, point.After, point.Shift)),
            ],
        };
    }

    private static ChartMark? MarkOf(Sample sample, double median, double scale, string? unit, Direction direction)
    {
        double score = (sample.Value - median) / scale;
        double badness = direction == Direction.Higher ? score : direction == Direction.Lower ? -score : Math.Abs(score);
        Severity severity = Judge.DefaultThresholds!.SeverityOf(badness);
        if (severity < Severity.Warning) return null;
        string text = FormattableString.Invariant($"{FigureText.Of(sample.Value, unit)}, {Math.Abs(score):0.0} deviations {(score > 0 ? "above" : "below")} the median");
        return new ChartMark(0, sample.Timestamp, sample.Value, severity, text);
    }
}
