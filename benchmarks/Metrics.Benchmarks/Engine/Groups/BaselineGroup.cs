using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Model;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>The baseline of all samples of one metric: half a million.</summary>
internal sealed class BaselineGroup : IFigureGroup
{
    /// <inheritdoc/>
    public string Name => "baseline";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run) =>
        new Comparison("baseline of a metric", Question.Baseline, new StorePeer(run.Store, run.Span, Resolution.Raw))
        {
            BesideArrays = Goal.AtMost(12, 9.5, "ms"),
            BesideDuck = Goal.Faster(5, 5),
        }.Measure(run);
}
