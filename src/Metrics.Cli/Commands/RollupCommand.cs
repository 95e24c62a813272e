using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Maintenance;
using MetricsTools.Storage;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Compresses what was recorded, and removes what is older than it is kept.</summary>
internal sealed class RollupCommand : MetricCommand
{
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How the counts are written; a table when omitted.");

    private const string DetailText =
        """
        Moves recorded samples into compressed blocks, merges neighbouring blocks, removes raw samples, hours and days that are older than they are kept, and gives
        the space back, in short steps while others read and write. Run it every night. Sizes are in bytes.
        Exit codes: 0 done, or another run is at it; 1 the store cannot be opened; 2 the work failed.

        Examples:
          metrics rollup
          metrics rollup --store /var/lib/build.db --format json
        """;

    /// <summary>Makes the command.</summary>
    public RollupCommand(Terminal terminal) : base("rollup", "Compresses what was recorded, and removes what is older than it is kept.", DetailText, terminal) => Options.Add(_format);

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        if (!File.Exists(invocation.StorePath)) throw new MetricException(ErrorId.StoreNotFound, invocation.StorePath);
        IMetricStore store = invocation.OpenStore(StoreAccess.Write);
        try
        {
            if (store.Maintain(new RollupOptions { Retention = invocation.SettingsOf(store).Retention, Cancellation = invocation.Cancellation }) is not { } report)
            {
                invocation.Terminal.WriteWarning(RollupOptions.ConcurrentRun);
                return;
            }

            IResultWriter<MaintenanceReport> writer = ResultWriters.Create(_format.Read(invocation.Arguments) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Rollup);
            writer.Write(report);
            writer.Complete();
        }
        catch (MetricException exception)
        {
            invocation.Report(exception);
            invocation.Terminal.WriteNote($"Correlation id {Guid.NewGuid():N}. 'metrics check' says whether the store is damaged; what was done stays done, and another run goes on.");
        }
    }
}
