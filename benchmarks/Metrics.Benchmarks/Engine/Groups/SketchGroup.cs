using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Statistics;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>The quantile sketch: its error at worst, and what a value and a merge cost.</summary>
internal sealed class SketchGroup : IFigureGroup
{
    private const int HourLength = 360;
    private const int Count = 1_000_000;
    private const double Nanoseconds = 1e6;

    // The bound is 0.5415 %, and is said with two digits.
    private static readonly Goal Bound = new($"at most 0.54 %", static (error, _) => Math.Round(error, 2) <= 0.54);

    /// <inheritdoc/>
    public string Name => "sketch";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        double[] latencies = new double[Count];
        WorkloadSeries series = Workload.Begin()[WorkloadSpan.FirstOfMetric];
        series.Next(new long[Count], latencies);
        double bound = 100 * new QuantileSketch().RelativeError;
        yield return Figure.Of("sketch, worst error on latencies", 100 * WorstError(latencies), "%", "the bound", bound, Bound);
        yield return Figure.Of("sketch, worst error over twelve decades", 100 * WorstError(Decades()), "%", "the bound", bound, Bound);

        double[] copy = new double[Count];
        double[] times = run.Rounds.InTurn(() => new QuantileSketch().Add(latencies), () => Array.Sort(Copied(latencies, copy)));
        yield return Figure.Of("sketch, record a value", times[0] / Count * Nanoseconds, "ns", "sort it among a million", times[1] / Count * Nanoseconds, Goal.AtMost(5, "ns"));

        // As few as a processor's cache has room for: a sketch is merged where it was just read.
        double[][] hours = [.. latencies.Chunk(HourLength).Take(100)];
        QuantileSketch[] sketches = [.. hours.Select(Sketched)];
        times = run.Rounds.InTurn(() => Merge(sketches), () => Merge(hours));
        yield return Figure.Of(
            "sketch, merge an hour of latencies", times[0] / hours.Length * 1000, "us", "record its values", times[1] / hours.Length * 1000, Goal.AtMost(0.2, "us"));
    }

    // At each rank, where the value is one of those that were added.
    private static double WorstError(double[] values)
    {
        QuantileSketch sketch = Sketched(values);
        double[] sorted = [.. values.Order()];
        double worst = 0;
        for (int rank = 1; rank < sorted.Length - 1; rank += Math.Max(1, sorted.Length / 10_000))
        {
            worst = Math.Max(worst, Math.Abs(sketch.Quantile((double)rank / (sorted.Length - 1)) - sorted[rank]) / sorted[rank]);
        }

        return worst;
    }

    private static double[] Decades()
    {
        SplitMix64 random = new(42);
        return [.. Enumerable.Range(0, Count).Select(_ => Math.Pow(10, (12 * random.NextShare()) - 6))];
    }

    private static double[] Copied(double[] values, double[] copy)
    {
        values.CopyTo(copy, 0);
        return copy;
    }

    private static QuantileSketch Sketched(double[] values)
    {
        QuantileSketch sketch = new();
        sketch.Add(values);
        return sketch;
    }

    private static void Merge(QuantileSketch[] sketches)
    {
        QuantileSketch sum = new();
        foreach (QuantileSketch sketch in sketches) sum.Add(sketch);
    }

    private static void Merge(double[][] hours)
    {
        QuantileSketch sum = new();
        foreach (double[] hour in hours) sum.Add(hour);
    }
}
