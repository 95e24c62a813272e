using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Model;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>The four questions about workload W.</summary>
internal sealed class QueryGroup : IFigureGroup
{
    // Of the sketch at its finest scale, with some to spare for the interpolation between ranks.
    private const double SketchError = 0.0055;

    /// <inheritdoc/>
    public string Name => "query";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        var exact = new StorePeer(run.Store, run.Span, Resolution.Raw);
        var hours = new StorePeer(run.Store, run.Span, Resolution.Hour);
        var days = new StorePeer(run.Store, run.Span, Resolution.Day);
        Goal hour = Goal.AtMost(0.020, 0.009, "ms");
        Comparison[] comparisons =
        [
            new(
                Question.Q1,
                new Contestant("Q1, an hour of one series, by name and tags", exact) { BesideArrays = hour },
                new Contestant("Q1, series known", new KnownSeries(run.Store, run.Span)) { BesideArrays = hour }),
            new(Question.Q2, new Contestant("Q2, a day of ten series", exact) { BesideArrays = Goal.Share(1.5, 1.15), BesideDuck = Goal.Faster(2.5, 3.2) }),
            new(
                Question.Q3,
                new Contestant("Q3, hours over ten series, exact", exact) { BesideDuck = Goal.Faster(1.8, 2.2) },
                new Contestant("Q3, from rollups", hours) { BesideArrays = Goal.AtMost(1, 0.45, "ms"), Tolerance = SketchError }),
            new(
                Question.Q4,
                new Contestant("Q4, days of all series, from rollups", days) { BesideDuck = Goal.Faster(100, 260) },
                new Contestant("Q4, decoding all", exact) { BesideDuck = Goal.Faster(1.5, 2.2) }),
        ];
        return comparisons.SelectMany(comparison => comparison.Measure(run));
    }
}
