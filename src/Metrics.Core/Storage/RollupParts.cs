namespace MetricsTools.Storage;

/// <summary>The parts of a rollup that cost time to read, beside count, extremes, first and last.</summary>
[Flags]
public enum RollupParts
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The exact sum.</summary>
    Sum = 1,

    /// <summary>The exact sum of squares; with the sum it makes the standard deviation.</summary>
    Squares = 2,

    /// <summary>The distribution.</summary>
    Sketch = 4,

    /// <summary>All of them.</summary>
    All = Sum | Squares | Sketch,
}
