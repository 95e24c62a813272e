using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.Model;

namespace MetricsTools;

/// <summary>What is normal for a series. It can be written to JSON or Clixml, read back, and given to Test-MetricDeviation -Baseline.</summary>
public sealed class MetricBaseline
{
    private readonly Baseline _baseline;

    internal MetricBaseline(Baseline baseline)
    {
        _baseline = baseline;
        Tag = TagObject.Of(baseline.Tags);
        Profile = baseline.Profile is { } profile ? new MetricSeasonalProfile(profile) : null;
        Confidence = baseline.Confidence is { } confidence ? new MetricConfidence(confidence) : null;
    }

    /// <summary>The metric's name.</summary>
    public string Name => _baseline.Name;

    /// <summary>The tags of the series.</summary>
    public PSObject Tag { get; }

    /// <summary>The label that it was saved under.</summary>
    public string? Label => _baseline.Label;

    /// <summary>The first value's time, in UTC.</summary>
    public DateTimeOffset? Start => OptionalMoment.Of(_baseline.Start);

    /// <summary>The last value's time, in UTC.</summary>
    public DateTimeOffset? End => OptionalMoment.Of(_baseline.End);

    /// <summary>The number of values.</summary>
    public long Count => _baseline.Count;

    /// <summary>The arithmetic mean.</summary>
    public double? Average => Figure(_baseline.Average);

    /// <summary>The sample standard deviation.</summary>
    public double? StandardDeviation => Figure(_baseline.StandardDeviation);

    /// <summary>The median.</summary>
    public double? Median => Figure(_baseline.Median);

    /// <summary>The median absolute deviation, not scaled.</summary>
    public double? Mad => Figure(_baseline.Mad);

    /// <summary>The smallest value.</summary>
    public double? Minimum => Figure(_baseline.Minimum);

    /// <summary>The 5th percentile.</summary>
    public double? P5 => Figure(_baseline.P5);

    /// <summary>The 25th percentile.</summary>
    public double? P25 => Figure(_baseline.P25);

    /// <summary>The 75th percentile.</summary>
    public double? P75 => Figure(_baseline.P75);

    /// <summary>The 95th percentile.</summary>
    public double? P95 => Figure(_baseline.P95);

    /// <summary>The 99th percentile.</summary>
    public double? P99 => Figure(_baseline.P99);

    /// <summary>The largest value.</summary>
    public double? Maximum => Figure(_baseline.Maximum);

    /// <summary>What the values are: Raw samples, or a figure of intervals.</summary>
    public string Aggregate => _baseline.Aggregate;

    /// <summary>The season that is taken into account: None, HourOfDay or HourOfWeek.</summary>
    public string Seasonality => (_baseline.Profile?.Season ?? Baselines.Seasonality.None).ToString();

    /// <summary>The unit of the metric, in UCUM.</summary>
    public string? Unit => _baseline.Unit;

    /// <summary>Whether there are enough values to judge by.</summary>
    public bool IsSufficient => _baseline.IsSufficient;

    /// <summary>When it was computed, in UTC.</summary>
    public DateTimeOffset Created => UnixTime.ToDateTimeOffset(_baseline.Created);

    /// <summary>The level of every hour of the season; null when there is none.</summary>
    public MetricSeasonalProfile? Profile { get; }

    /// <summary>The intervals that cover the true figures in 95 of 100 histories; null when they are not known.</summary>
    public MetricConfidence? Confidence { get; }

    /// <summary>What it was made of.</summary>
    internal Baseline Figures => _baseline;

    /// <summary>The median, the middle half and the number of values: what a CSV cell of a deviation shows.</summary>
    public override string ToString() => _baseline.Count == 0
        ? "no values"
        : FormattableString.Invariant($"{_baseline.Median:G6} ({_baseline.P25:G6} to {_baseline.P75:G6}, {_baseline.Count} {(_baseline.Count == 1 ? "value" : "values")})");

    private double? Figure(double figure) => _baseline.Count > 0 ? figure : null;
}
