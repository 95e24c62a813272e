using MetricsTools.Benchmarks.Engine.Children;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>The memory of a process that reads or exports all of workload W.</summary>
internal sealed class MemoryGroup : IFigureGroup
{
    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        foreach (string work in new[] { Reader.Read, Reader.Export })
        {
            double[] numbers = ChildProcess.Start("reader", work, run.StorePath, $"{run.Span.SamplesPerSeries}").Numbers();
            if (numbers[2] != run.Arrays.Count) throw new InvalidOperationException($"{numbers[2]} of {run.Arrays.Count} samples were read.");
            yield return Figure.Of($"memory above idle, {work} {run.Arrays.Count} samples", numbers[1] - numbers[0], "MB", "idle", numbers[0], Goal.AtMost(64, "MB"));
        }
    }
}
