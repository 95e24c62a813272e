namespace MetricsTools.Benchmarks.Gate;

/// <summary>A series of runs whose changes of level are known.</summary>
/// <param name="Values">The runs.</param>
/// <param name="Changes">The places of the first runs at new levels.</param>
internal sealed record LevelSeries(double[] Values, IReadOnlyList<int> Changes)
{
    private const int Tolerance = 5;
    private const int ShortestStretch = 15;
    private const int Repeats = 60;

    /// <summary>A set of series; the sets of two seeds share nothing.</summary>
    public static IReadOnlyList<LevelSeries> Generate(int seed)
    {
        var random = new Random(seed);
        var series = new List<LevelSeries>();
        foreach (RunNoise noise in RunNoise.All.Where(static noise => noise.IsInGoals))
        {
            foreach (double size in RunNoise.Sizes)
            {
                for (int i = 0; i < Repeats; i++) series.Add(Generate(random, noise, size));
            }
        }

        return series;
    }

    /// <summary>F1 of the changes found, each right when it lies within five runs of one that is there; and the share of unchanged series with an alarm. In percent.</summary>
    public static (double F1, double Alarms) Score(IReadOnlyList<LevelSeries> all, Func<double[], IEnumerable<int>> find)
    {
        int right = 0, found = 0, present = 0, alarmed = 0, unchanged = 0;
        foreach (LevelSeries one in all)
        {
            var open = one.Changes.ToList();
            int count = 0;
            foreach (int place in find(one.Values))
            {
                count++;
                int nearest = open.OrderBy(change => Math.Abs(change - place)).FirstOrDefault(-100);
                if (Math.Abs(nearest - place) > Tolerance) continue;
                right++;
                open.Remove(nearest);
            }

            found += count;
            present += one.Changes.Count;
            if (one.Changes.Count > 0) continue;
            unchanged++;
            if (count > 0) alarmed++;
        }

        return (100.0 * 2 * right / Math.Max(1, found + present), 100.0 * alarmed / Math.Max(1, unchanged));
    }

    private static LevelSeries Generate(Random random, RunNoise noise, double size)
    {
        int count = 60 + random.Next(240);
        double[] values = noise.Runs(random, count, size);
        var changes = new List<int>();
        double factor = 1;
        int next = random.Next(2) == 0 ? count : ShortestStretch + random.Next(80);
        for (int i = 0; i < count; i++)
        {
            if (i == next && count - i >= ShortestStretch)
            {
                changes.Add(i);
                factor *= random.Next(2) == 0 ? 1.05 + (0.2 * random.NextDouble()) : 1 / (1.05 + (0.2 * random.NextDouble()));
                next = i + ShortestStretch + random.Next(100);
            }

            values[i] *= factor;
        }

        return new LevelSeries(values, changes);
    }
}
