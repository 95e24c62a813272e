using System.Management.Automation;
using MetricsTools.Trends;

namespace MetricsTools;

/// <summary>The straight line through a series: how fast it rises or falls, and where it leads to.</summary>
public sealed class MetricTrend
{
    private readonly SeriesTrend _trend;

    internal MetricTrend(SeriesTrend trend, string name, PSObject tag, string? unit)
    {
        _trend = trend;
        Name = name;
        Tag = tag;
        Unit = unit;
    }

    /// <summary>The metric's name; empty for numbers.</summary>
    public string Name { get; }

    /// <summary>The tags of the series.</summary>
    public PSObject Tag { get; }

    /// <summary>The first value's time, in UTC; null when the values have none.</summary>
    public DateTimeOffset? Start => OptionalMoment.Of(_trend.Start);

    /// <summary>The last value's time, in UTC.</summary>
    public DateTimeOffset? End => OptionalMoment.Of(_trend.End);

    /// <summary>The number of values.</summary>
    public long Count => _trend.Trend.Count;

    /// <summary>By how much the line rises in the time of Per, or from one value to the next; below zero when it falls.</summary>
    public double Slope => _trend.Trend.Slope;

    /// <summary>The lower bound of what covers the true slope in 95 of 100 histories; null when the values do not tell.</summary>
    public double? SlopeLower => _trend.Trend.SlopeBounds.Lower;

    /// <summary>The upper bound of it.</summary>
    public double? SlopeUpper => _trend.Trend.SlopeBounds.Upper;

    /// <summary>The time in which the values rise by the slope; null when it is from one value to the next.</summary>
    public TimeSpan? Per => _trend.Per;

    /// <summary>Higher or Lower when chance alone seldom makes such a slope, else None.</summary>
    public string Direction => _trend.Direction?.ToString() ?? "None";

    /// <summary>By how much the line rises from the first value to the last.</summary>
    public double Change => _trend.Trend.Change;

    /// <summary>The same in percent of its level at the first value; null when that is zero.</summary>
    public double? Percent => _trend.Trend.Percent;

    /// <summary>The level of the line at the last value.</summary>
    public double Level => _trend.Trend.Last;

    /// <summary>The level of the line at the time of the forecast.</summary>
    public double Forecast => _trend.Trend.Forecast;

    /// <summary>The lower bound of where 95 of 100 values then lie, if it goes on like this.</summary>
    public double? ForecastLower => _trend.Trend.ForecastBounds.Lower;

    /// <summary>The upper bound of it.</summary>
    public double? ForecastUpper => _trend.Trend.ForecastBounds.Upper;

    /// <summary>When that is, in UTC; null when the values have no times.</summary>
    public DateTimeOffset? ForecastTime => OptionalMoment.Of(_trend.ForecastTime);

    /// <summary>The unit of the metric, in UCUM.</summary>
    public string? Unit { get; }
}
