using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>One metric to a CSV file: half a million rows of time, name, kind, unit, value and tags.</summary>
internal sealed class CsvGroup : IFigureGroup
{
    private const string FigureName = "CSV export of a metric";
    private const string Peer = "DuckDB, COPY TO";
    private const string Unit = "M/s";

    private static readonly Goal Goal = Goal.AtLeast(0.9, 1.5);

    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        MetricQueries queries = new StorePeer(run.Store, run.Span, Resolution.Raw).Queries;
        string ours = run.NewPath("store.csv"), theirs = run.NewPath("duck.csv");
        double rows = Workload.HostCount * run.Span.SamplesPerSeries / 1e3;
        void Export() => StoredWorkload.Export(queries, WorkloadSpan.Metric, ours);
        if (run.DuckOrNull is not { } duck)
        {
            yield return Figure.Without(FigureName, rows / run.Rounds.InTurn(Export)[0], Unit, Peer, run.WhyNoDuck, Goal);
            yield break;
        }

        double[] times = run.Rounds.InTurn(Export, () => duck.Export(theirs));
        Fold(ours, 4).MustBe(Fold(theirs, 4), FigureName);
        yield return Figure.Of(FigureName, rows / times[0], Unit, Peer, rows / times[1], Goal);
    }

    // No cell before that of the value has a comma in it.
    private static Answer Fold(string path, int column) => new(
        File.ReadLines(path).Count(),
        File.ReadLines(path).Skip(1).Sum(line => double.Parse(line.Split(',')[column], System.Globalization.CultureInfo.InvariantCulture)));
}
