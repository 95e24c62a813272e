namespace MetricsTools.Benchmarks.Engine.Children;

/// <summary>Work that is done in a process of its own.</summary>
internal interface IChild
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>Does it.</summary>
    /// <param name="arguments">What it needs to know.</param>
    /// <returns>Numbers.</returns>
    IEnumerable<double> Run(IReadOnlyList<string> arguments);
}
