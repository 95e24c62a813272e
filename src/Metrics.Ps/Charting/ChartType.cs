namespace MetricsTools.PowerShell.Charting;

/// <summary>What a chart shows of values. It is that of the views again, so that asking for the syntax of a command loads no views.</summary>
public enum ChartType
{
    /// <summary>Their course over time.</summary>
    Line,

    /// <summary>How often they are how large.</summary>
    Histogram,

    /// <summary>Their average at each hour of each weekday.</summary>
    Heatmap,
}
