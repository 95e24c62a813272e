namespace MetricsTools.Benchmarks.Gate;

/// <summary>A labelled gate: runs before, runs to judge, and by how much these were really slowed down.</summary>
/// <param name="Noise">The shape of the noise.</param>
/// <param name="Baseline">The runs before.</param>
/// <param name="Current">The runs to judge.</param>
/// <param name="Shift">The slowdown, in percent.</param>
internal sealed record GateCase(RunNoise Noise, double[] Baseline, double[] Current, int Shift)
{
    private const int Repeats = 24;

    /// <summary>A set of cases; the sets of two seeds share nothing.</summary>
    public static IReadOnlyList<GateCase> Generate(int seed)
    {
        var cases = new List<GateCase>();
        foreach (RunNoise noise in RunNoise.All)
        {
            var random = new Random(seed + (1000 * cases.Count));
            foreach (double size in RunNoise.Sizes)
            {
                foreach (int before in new[] { 10, 15, 20, 30, 50, 100 })
                {
                    for (int count = 1; count <= 5; count++)
                    {
                        foreach (int shift in new[] { 0, 0, 10, 20 })
                        {
                            for (int i = 0; i < Repeats; i++) cases.Add(Generate(random, noise, size, before, count, shift));
                        }
                    }
                }
            }
        }

        return cases;
    }

    private static GateCase Generate(Random random, RunNoise noise, double size, int before, int count, int shift)
    {
        double[] runs = noise.Runs(random, before + count, size);
        return new GateCase(noise, runs[..before], [.. runs[before..].Select(run => run * (100 + shift) / 100)], shift);
    }
}
