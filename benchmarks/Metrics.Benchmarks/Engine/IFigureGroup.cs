namespace MetricsTools.Benchmarks.Engine;

/// <summary>Figures that are measured together, and can be asked for by a name.</summary>
internal interface IFigureGroup
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>Measures, figure by figure.</summary>
    IEnumerable<Figure> Measure(EngineRun run);
}
