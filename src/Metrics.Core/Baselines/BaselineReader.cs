namespace MetricsTools.Baselines;

/// <summary>Makes a baseline of what describes one.</summary>
public static class BaselineReader
{
    /// <summary>The baseline that is described.</summary>
    /// <exception cref="MetricException">It has not the members of a baseline, or they are not finite numbers.</exception>
    public static Baseline Read(IBaselineSource source)
    {
        if (!source.Has(nameof(Baseline.Median)) || !source.Has(nameof(Baseline.Count)))
        {
            throw new MetricException(ErrorId.BaselineUnreadable, "it has no Count and Median. Give the output of Get-MetricBaseline or 'metrics baseline'.");
        }

        double count = Figure(source, nameof(Baseline.Count));
        if (count < 0 || count != Math.Floor(count)) throw new MetricException(ErrorId.BaselineUnreadable, $"its Count is {count}.");
        if (count == 0) return new Baseline { Count = 0 };
        return new Baseline
        {
            Name = source.Text(nameof(Baseline.Name)) ?? "",
            Tags = source.Tags,
            Label = source.Text(nameof(Baseline.Label)),
            Start = source.Moment(nameof(Baseline.Start)),
            End = source.Moment(nameof(Baseline.End)),
            Count = (long)count,
            Average = Figure(source, nameof(Baseline.Average)),
            StandardDeviation = Figure(source, nameof(Baseline.StandardDeviation)),
            Median = Figure(source, nameof(Baseline.Median)),
            Mad = Figure(source, nameof(Baseline.Mad)),
            Minimum = Figure(source, nameof(Baseline.Minimum)),
            P5 = Figure(source, nameof(Baseline.P5)),
            P25 = Figure(source, nameof(Baseline.P25)),
            P75 = Figure(source, nameof(Baseline.P75)),
            P95 = Figure(source, nameof(Baseline.P95)),
            P99 = Figure(source, nameof(Baseline.P99)),
            Maximum = Figure(source, nameof(Baseline.Maximum)),
            Aggregate = source.Text(nameof(Baseline.Aggregate)) ?? ValueSeries.RawValues,
            Unit = source.Text(nameof(Baseline.Unit)),
            Created = source.Moment(nameof(Baseline.Created)) ?? 0,
        };
    }

    private static double Figure(IBaselineSource source, string member)
    {
        double figure = source.Number(member);
        return double.IsNaN(figure) || double.IsInfinity(figure) ? throw new MetricException(ErrorId.BaselineUnreadable, $"its {member} is {figure}.") : figure;
    }
}
