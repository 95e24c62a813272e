using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Model;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>The baseline of all samples of one metric: half a million.</summary>
internal sealed class BaselineGroup : IFigureGroup
{
    /// <inheritdoc/>
    public string Name => "baseline";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run) => new Comparison(
        Question.Baseline,
        new Contestant("baseline of a metric", new StorePeer(run.Store, run.Span, Resolution.Raw))
        {
            BesideArrays = Goal.AtMost(12, 9.5, "ms"),
            BesideDuck = Goal.Faster(5, 5),
        }).Measure(run);
}
