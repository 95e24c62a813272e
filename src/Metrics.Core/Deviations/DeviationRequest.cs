using MetricsTools.Baselines;
using MetricsTools.Model;

namespace MetricsTools.Deviations;

/// <summary>Which values of a series are judged, and against what.</summary>
public sealed record DeviationRequest
{
    /// <summary>The number of newest values that are judged; not used with <see cref="Last"/>.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Judge every value of this span up to now, or null.</summary>
    public TimeSpan? Last { get; init; }

    /// <summary>The history before the judged values that makes the baseline.</summary>
    public TimeSpan Window { get; init; } = BaselineRequest.DefaultWindow;

    /// <summary>The number of values before the judged ones that make the baseline, instead of a window.</summary>
    public int? BaselineCount { get; init; }

    /// <summary>What is left out of that history, and what repeats in it.</summary>
    public HistoryOptions History { get; init; } = HistoryOptions.Default;

    /// <summary>A baseline to judge against, instead of the history.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The values of that baseline, or none when only its figures are known.</summary>
    public IReadOnlyList<double> BaselineValues { get; init; } = [];

    /// <summary>The interval whose rate or distinct count is judged for a Counter or a Set.</summary>
    public TimeSpan Interval { get; init; } = ValueSeries.DefaultInterval;

    /// <summary>The figure of intervals that is judged, or null for what the kind of the metric calls for.</summary>
    public Aggregate? Figure { get; init; }
}
