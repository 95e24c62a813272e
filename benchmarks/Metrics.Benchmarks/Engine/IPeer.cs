namespace MetricsTools.Benchmarks.Engine;

/// <summary>What answers the questions about workload W.</summary>
internal interface IPeer
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>The answer.</summary>
    Answer Ask(Question question);
}
