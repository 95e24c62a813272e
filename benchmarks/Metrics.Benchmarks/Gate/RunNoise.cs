namespace MetricsTools.Benchmarks.Gate;

/// <summary>A shape of the noise of CI runs: numbers around 0 of about unit size, one after the other.</summary>
/// <param name="Name">The shape.</param>
/// <param name="IsInGoals">Whether the goals speak of it; the others show what happens beyond them.</param>
/// <param name="Next">Draws the next number from the last one and the size of the noise.</param>
internal sealed record RunNoise(string Name, bool IsInGoals, Func<Random, double, double, double> Next)
{
    /// <summary>
    /// The sizes of the goals, 1 and 3 %, and a quarter more: so wide that z > 3 misses two of five slowdowns by 10 %, as it does on the noise that the goals were measured on.
    /// </summary>
    public static readonly double[] Sizes = [0.0125, 0.0375];

    /// <summary>All shapes.</summary>
    public static readonly IReadOnlyList<RunNoise> All =
    [
        new("gaussian", true, static (random, _, _) => Normal(random)),
        new("lognormal", true, static (random, _, _) => (Math.Exp(0.6 * Normal(random)) - 1.197) / 0.79),
        new("bimodal", true, static (random, _, _) => (random.NextDouble() < 0.3 ? 2.2 : 0) + (0.5 * Normal(random))),
        new("spiky", true, static (random, _, size) => random.NextDouble() < 0.04 ? (0.2 + (0.8 * random.NextDouble())) / size : Normal(random)),
        new("autocorrelated", true, static (random, last, _) => (0.6 * last) + (0.8 * Normal(random))),
        new("heavy-tailed", false, static (random, _, _) => Normal(random) / Math.Sqrt((Square(random) + Square(random) + Square(random) + Square(random)) / 4) / 1.41),
        new("quantised", false, static (random, _, _) => Math.Round(Normal(random))),
        new("wandering", false, static (random, last, _) => (0.85 * last) + (0.53 * Normal(random))),
    ];

    /// <summary>Runs around a level.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="count">The number of runs.</param>
    /// <param name="noise">The size of the noise, as a share of the level.</param>
    public double[] Runs(Random random, int count, double noise)
    {
        double level = Math.Exp(10 * random.NextDouble());
        double last = 0;
        for (int i = 0; i < 20; i++) last = Next(random, last, noise);
        double[] runs = new double[count];
        for (int i = 0; i < count; i++)
        {
            last = Next(random, last, noise);
            runs[i] = level * (1 + (noise * last));
        }

        return runs;
    }

    // Box and Muller 1958.
    internal static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Square(Random random)
    {
        double normal = Normal(random);
        return normal * normal;
    }
}
