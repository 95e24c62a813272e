using System.Management.Automation;
using MetricsTools.Deviations;
using MetricsTools.Model;

namespace MetricsTools;

/// <summary>A value, or a few of them, judged against a baseline.</summary>
public sealed class MetricDeviation
{
    private readonly Deviation _deviation;

    internal MetricDeviation(Deviation deviation)
    {
        _deviation = deviation;
        Tag = TagObject.Of(deviation.Tags);
        Baseline = deviation.Baseline is null ? null : new MetricBaseline(deviation.Baseline);
    }

    /// <summary>What it shows.</summary>
    internal Deviation Deviation => _deviation;

    /// <summary>The newest judged value's time, in UTC.</summary>
    public DateTimeOffset Timestamp => UnixTime.ToDateTimeOffset(_deviation.Timestamp);

    /// <summary>The metric's name.</summary>
    public string Name => _deviation.Name;

    /// <summary>The tags of the series.</summary>
    public PSObject Tag { get; }

    /// <summary>The judged value: the median when there are several.</summary>
    public double? Value => _deviation.Value;

    /// <summary>What the baseline expects.</summary>
    public double? Expected => _deviation.Expected;

    /// <summary>Where a deviation downwards begins.</summary>
    public double? Lower => _deviation.Lower;

    /// <summary>Where a deviation upwards begins.</summary>
    public double? Upper => _deviation.Upper;

    /// <summary>How far the value lies from the expected one, in the method's units.</summary>
    public double? Score => _deviation.Score;

    /// <summary>How far the value lies from the expected one, in percent.</summary>
    public double? Percent => _deviation.Percent;

    /// <summary>The way in which it differs: Higher, Lower or None.</summary>
    public string Direction => _deviation.Direction?.ToString() ?? "None";

    /// <summary>How bad it is: None, Info, Warning or Critical.</summary>
    public string Severity => _deviation.Severity.ToString();

    /// <summary>The conclusion: Normal, Deviation, Improvement or Inconclusive.</summary>
    public string Verdict => _deviation.Verdict.ToString();

    /// <summary>Whether it deviates in the bad direction.</summary>
    public bool IsDeviation => _deviation.IsDeviation;

    /// <summary>The method.</summary>
    public string Method => _deviation.Method;

    /// <summary>The number of judged values.</summary>
    public long Count => _deviation.Count;

    /// <summary>The number of values in the baseline.</summary>
    public long BaselineCount => _deviation.BaselineCount;

    /// <summary>The probability of such values when nothing has changed, for methods that compute one.</summary>
    public double? PValue => _deviation.PValue;

    /// <summary>The unit of the metric, in UCUM.</summary>
    public string? Unit => _deviation.Unit;

    /// <summary>What it was judged against.</summary>
    public MetricBaseline? Baseline { get; }

    /// <summary>One sentence that says why.</summary>
    public string Reason => _deviation.Reason;
}
