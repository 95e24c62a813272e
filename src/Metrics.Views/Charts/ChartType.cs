namespace MetricsTools.Views.Charts;

/// <summary>What a chart shows of values.</summary>
public enum ChartType
{
    /// <summary>Their course over time.</summary>
    Line,

    /// <summary>How often they are how large.</summary>
    Histogram,

    /// <summary>Their average at each hour of each weekday.</summary>
    Heatmap,
}
