namespace MetricsTools.Model;

/// <summary>Which way of deviating is bad.</summary>
public enum Direction
{
    /// <summary>Both ways are bad. The default.</summary>
    Both = 0,

    /// <summary>Higher values are bad, as for a duration.</summary>
    Higher = 1,

    /// <summary>Lower values are bad, as for a hit rate.</summary>
    Lower = 2,
}
