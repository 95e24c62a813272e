using MetricsTools.Baselines;
using MetricsTools.Model;

namespace MetricsTools.Deviations;

/// <summary>How values are judged; null where nothing was said.</summary>
public sealed record DeviationOptions
{
    /// <summary>The method.</summary>
    public IDeviationJudge Judge { get; init; } = DeviationJudges.All[0];

    /// <summary>Which way is bad; the metric's own when null.</summary>
    public Direction? Direction { get; init; }

    /// <summary>The score from which a deviation is worth knowing.</summary>
    public double? InfoThreshold { get; init; }

    /// <summary>The score from which it is a deviation.</summary>
    public double? WarningThreshold { get; init; }

    /// <summary>The score from which it is severe.</summary>
    public double? CriticalThreshold { get; init; }

    /// <summary>The fewest baseline values to judge by.</summary>
    public int MinimumSample { get; init; } = Baseline.SufficientCount;

    /// <summary>The smallest deviation that counts, in percent of the expected value.</summary>
    public double? MinimumEffect { get; init; }

    /// <summary>In how many consecutive parts, each as large as the others, the judged values must deviate: 1 for all of them together.</summary>
    public int RequireConsecutive { get; init; } = 1;

    /// <summary>
    /// Throws when the options contradict themselves. The order of limits of the value itself depends on the direction: it is not checked when the
    /// metric has to say that.
    /// </summary>
    /// <exception cref="MetricException">Thresholds are out of order or missing, or a direction is needed.</exception>
    public void Validate()
    {
        if (Judge.IsAbsolute && Direction == Model.Direction.Both) throw new MetricException(ErrorId.DirectionNeeded, Judge.Name);
        double sign = SignOf(Direction ?? Model.Direction.Higher);
        double[] given = [.. new[] { InfoThreshold, WarningThreshold, CriticalThreshold }.Where(static one => one is not null).Select(one => sign * one!.Value)];
        if (given.Length == 0 && Judge.DefaultThresholds is null) throw new MetricException(ErrorId.ThresholdMissing, Judge.Name);
        bool isOrderKnown = !Judge.IsAbsolute || Direction is not null;
        for (int i = 0; i < given.Length; i++)
        {
            bool isOutOfOrder = i > 0 && isOrderKnown && given[i] < given[i - 1];
            if (!Judge.IsAbsolute && given[i] <= 0) throw new MetricException(ErrorId.ThresholdNotPositive, Judge.Name, given[i]);
            if (isOutOfOrder || double.IsNaN(given[i])) throw new MetricException(ErrorId.ThresholdOrder, InfoThreshold, WarningThreshold, CriticalThreshold);
        }
    }

    /// <summary>The thresholds for scores that are turned so that higher is worse.</summary>
    internal Thresholds ThresholdsFor(Direction direction)
    {
        double sign = SignOf(direction);
        return Thresholds.Complete(Judge.DefaultThresholds, sign * InfoThreshold, sign * WarningThreshold, sign * CriticalThreshold);
    }

    /// <summary>Limits of the value itself descend when lower is worse; scores are turned round instead.</summary>
    private double SignOf(Direction direction) => Judge.IsAbsolute && direction == Model.Direction.Lower ? -1 : 1;
}
