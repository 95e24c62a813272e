namespace MetricsTools.Benchmarks.Engine;

/// <summary>One question, answered by the store in one or more ways and by each peer in turn. All must agree.</summary>
/// <param name="Question">The question.</param>
/// <param name="Contestants">The ways.</param>
internal sealed record Comparison(Question Question, params Contestant[] Contestants)
{
    /// <summary>A figure for each way and peer.</summary>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        IPeer[] peers = [.. run.Peers];
        Answer right = run.Arrays.Ask(Question);
        foreach (Contestant one in Contestants) one.Store.Ask(Question).MustBe(right, one.Name, one.Tolerance);
        foreach (IPeer peer in peers) peer.Ask(Question).MustBe(right, $"{Question} of {peer.Name}");

        IEnumerable<IPeer> all = Contestants.Select(static one => one.Store).Concat(peers);
        double[] times = run.Rounds.InTurn([.. all.Select(one => (Action)(() => one.Ask(Question)))]);
        for (int i = 0; i < Contestants.Length; i++)
        {
            Contestant one = Contestants[i];
            for (int j = 0; j < peers.Length; j++)
            {
                Goal goal = peers[j] == run.Arrays ? one.BesideArrays : peers[j] == run.DuckOrNull ? one.BesideDuck : Goal.None;
                yield return Figure.Of(one.Name, times[i], "ms", peers[j].Name, times[Contestants.Length + j], goal);
            }

            if (!run.HasDuck) yield return Figure.Without(one.Name, times[i], "ms", "DuckDB, sorted", run.WhyNoDuck, one.BesideDuck);
        }
    }
}
