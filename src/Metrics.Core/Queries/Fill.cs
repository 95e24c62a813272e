namespace MetricsTools.Queries;

/// <summary>What stands in an interval without samples.</summary>
public enum Fill
{
    /// <summary>Nothing: the interval is left out. The default.</summary>
    None = 0,

    /// <summary>A bucket without figures.</summary>
    Null = 1,

    /// <summary>A bucket whose figures are 0.</summary>
    Zero = 2,

    /// <summary>A bucket with the figures of the one before, and a count of 0.</summary>
    Previous = 3,
}
