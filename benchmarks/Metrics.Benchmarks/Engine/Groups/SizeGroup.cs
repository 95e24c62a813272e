using MetricsTools.Benchmarks.Workloads;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>Bytes a sample on workload W, after maintenance.</summary>
internal sealed class SizeGroup : IFigureGroup
{
    private const string Unit = "B/sample";

    /// <inheritdoc/>
    public string Name => "size";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        StoredBytes stored = StoredBytes.Of(run.StorePath);
        double count = run.Arrays.Count, entropy = Entropy.PerSample();
        yield return Figure.Of("W, raw blocks", stored.Raw / count, Unit, "entropy of W, order 0", entropy, Goal.AtMost(1.52, 1.47, Unit));
        yield return Figure.Of("W, hour and day blocks", (stored.Hour + stored.Day) / count, Unit, "raw blocks", stored.Raw / count, Goal.AtMost(0.20, 0.12, Unit));
        yield return Figure.Of("W, hour blocks", stored.Hour / count, Unit, "raw blocks", stored.Raw / count, Goal.None);
        yield return Figure.Of("W, day blocks", stored.Day / count, Unit, "raw blocks", stored.Raw / count, Goal.None);
        foreach ((string peer, string path) in Peers(run)) yield return Figure.Of("W, the file", stored.File / count, Unit, peer, new FileInfo(path).Length / count, Goal.None);
    }

    private static IEnumerable<(string Name, string Path)> Peers(EngineRun run)
    {
        if (run.DuckOrNull is { } duck) yield return (duck.Name, duck.Location);
        yield return (run.SqliteNormalised.Name, run.SqliteNormalised.Location);
        yield return (run.SqliteRows.Name, run.SqliteRows.Location);
    }
}
