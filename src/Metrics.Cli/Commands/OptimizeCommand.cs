using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Maintenance;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Makes the store as small and as fast as it can be.</summary>
internal sealed class OptimizeCommand : MetricCommand
{
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How the sizes are written; a table when omitted.");

    private const string DetailText =
        """
        Moves the write-ahead log into the file, gives space that nothing uses back to the disk, and renews what SQLite knows of the tables, in short steps while
        others read and write. Sizes are in bytes.

        Examples:
          metrics optimize
          metrics optimize --store build.db --format json
        """;

    /// <summary>Makes the command.</summary>
    public OptimizeCommand(Terminal terminal) : base("optimize", "Makes the store as small and as fast as it can be.", DetailText, terminal) => Options.Add(_format);

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        IResultWriter<StoreOptimization> writer = ResultWriters.Create(
            _format.Read(invocation.Arguments) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.StoreOptimization);
        writer.Write(StoreOptimizer.Run(invocation.StorePath, new MaintenanceOptions { Cancellation = invocation.Cancellation }));
        writer.Complete();
    }
}
