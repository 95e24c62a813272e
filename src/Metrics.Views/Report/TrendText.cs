using MetricsTools.Model;
using MetricsTools.Trends;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Report;

/// <summary>A trend in words.</summary>
public static class TrendText
{
    /// <summary>Says whether a series rises or falls, and by how much.</summary>
    /// <param name="trend">The trend, or null with too few values.</param>
    /// <param name="unit">The unit in UCUM, or null.</param>
    public static string Of(SeriesTrend? trend, string? unit)
    {
        if (trend is null) return "Too few values for a trend.";
        if (trend.Direction is not { } direction) return "No clear trend.";
        string way = direction == Direction.Higher ? "Rising" : "Falling";
        string percent = trend.Trend.Percent is { } known ? $" ({FigureText.Change(known)})" : "";
        return $"{way} by {FigureText.Of(Math.Abs(trend.Trend.Change), unit)}{percent} over the range.";
    }
}
