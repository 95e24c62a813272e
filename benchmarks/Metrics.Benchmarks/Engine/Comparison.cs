namespace MetricsTools.Benchmarks.Engine;

/// <summary>One question, answered by the store and by each peer in turn, which must agree.</summary>
/// <param name="Name">The name of the figure.</param>
/// <param name="Question">The question.</param>
/// <param name="Subject">Who answers for the store.</param>
internal sealed record Comparison(string Name, Question Question, IPeer Subject)
{
    /// <summary>The relative difference of answers that is none.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>The goal beside arrays in memory; one of so much time is said there.</summary>
    public Goal BesideArrays { get; init; } = Goal.None;

    /// <summary>The goal beside DuckDB.</summary>
    public Goal BesideDuck { get; init; } = Goal.None;

    /// <summary>A figure for each peer.</summary>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        List<(IPeer Peer, Goal Goal)> peers = [(run.Arrays, BesideArrays)];
        if (run.DuckOrNull is { } duck) peers.Add((duck, BesideDuck));
        peers.Add((run.SqliteNormalised, Goal.None));
        peers.Add((run.SqliteRows, Goal.None));
        Answer right = run.Arrays.Ask(Question);
        Subject.Ask(Question).MustBe(right, $"{Name}, {Subject.Name}", Tolerance);
        foreach ((IPeer peer, _) in peers) peer.Ask(Question).MustBe(right, $"{Name}, {peer.Name}");

        double[] times = Timing.Medians(run.Rounds, [() => Subject.Ask(Question), .. peers.Select(one => (Action)(() => one.Peer.Ask(Question)))]);
        for (int i = 0; i < peers.Count; i++) yield return Figure.Of(Name, times[0], "ms", peers[i].Peer.Name, times[i + 1], peers[i].Goal);
        if (run.DuckOrNull is null) yield return Figure.Without(Name, times[0], "ms", "DuckDB, sorted", run.WhyNoDuck, BesideDuck);
    }
}
