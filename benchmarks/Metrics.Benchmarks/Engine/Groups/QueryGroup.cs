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
        Comparison[] comparisons =
        [
            new("Q1, an hour of one series, by name and tags", Question.Q1, exact) { BesideArrays = Goal.AtMost(0.020, 0.009, "ms") },
            new("Q1, series known", Question.Q1, new KnownSeries(run.Store, run.Span)) { BesideArrays = Goal.AtMost(0.020, 0.009, "ms") },
            new("Q2, a day of ten series", Question.Q2, exact) { BesideArrays = Goal.Share(1.5, 1.15), BesideDuck = Goal.Faster(2.5, 3.2) },
            new("Q3, hours over ten series, exact", Question.Q3, exact) { BesideDuck = Goal.Faster(1.8, 2.2) },
            new("Q3, from rollups", Question.Q3, hours) { BesideArrays = Goal.AtMost(1, 0.45, "ms"), Tolerance = SketchError },
            new("Q4, days of all series, from rollups", Question.Q4, days) { BesideDuck = Goal.Faster(100, 260) },
            new("Q4, decoding all", Question.Q4, exact) { BesideDuck = Goal.Faster(1.5, 2.2) },
        ];
        return comparisons.SelectMany(comparison => comparison.Measure(run));
    }
}
