namespace MetricsTools.Benchmarks.Engine;

/// <summary>A way in which the store answers a question.</summary>
/// <param name="Name">The name of the figure.</param>
/// <param name="Store">Who answers.</param>
internal sealed record Contestant(string Name, IPeer Store)
{
    /// <summary>The relative difference of answers that is none.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>The goal beside arrays in memory; one of so much time is said there.</summary>
    public Goal BesideArrays { get; init; } = Goal.None;

    /// <summary>The goal beside DuckDB.</summary>
    public Goal BesideDuck { get; init; } = Goal.None;
}
