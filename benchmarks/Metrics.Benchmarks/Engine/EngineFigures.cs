using MetricsTools.Benchmarks.Engine.Groups;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>The figures of the core on workload W, each beside its peers in the same run.</summary>
internal static class EngineFigures
{
    private static readonly IReadOnlyList<IFigureGroup> Groups =
    [
        new IngestGroup(),
        new SizeGroup(),
        new QueryGroup(),
        new HotGroup(),
        new BaselineGroup(),
        new CsvGroup(),
        new AppendGroup(),
        new MemoryGroup(),
        new RollupGroup(),
        new SketchGroup(),
        new SparseGroup(),
        new WalGroup(),
        new ManyGroup(),
    ];

    /// <summary>Prints the figures of all groups, or of those that the arguments name.</summary>
    public static int Print(IReadOnlyList<string> arguments, TextWriter output)
    {
        EngineOptions options;
        try
        {
            options = EngineOptions.Parse(arguments, [.. Groups.Select(group => group.Name)]);
        }
        catch (ArgumentException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }

        using var run = new EngineRun(options);
        output.WriteLine(Figure.Header);
        foreach (IFigureGroup group in Groups.Where(group => options.Groups.Count == 0 || options.Groups.Contains(group.Name)))
        {
            foreach (Figure figure in group.Measure(run)) output.WriteLine(figure);
        }

        return 0;
    }
}
