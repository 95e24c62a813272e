using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Maintenance;
using MetricsTools.Recording;
using MetricsTools.Storage;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Compresses what was recorded, and removes what is older than it is kept.</summary>
internal sealed class RollupCommand : MetricCommand
{
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How the counts are written; a table when omitted.");

    private const string DetailText =
        """
        Takes in what was recorded in the background while the store was not to be had, moves recorded samples into compressed blocks, merges neighbouring blocks, removes raw samples, hours and days that are older than they are kept, and gives
        the space back, in short steps while others read and write. Run it every night. Sizes are in bytes.
        Exit codes: 0 done, or another run is at it; 1 the store cannot be opened; 2 the work failed, or far more samples than usual were older than they are kept.

        Examples:
          metrics rollup
          metrics rollup --store /var/lib/build.db --format json
        """;

    /// <summary>Makes the command.</summary>
    public RollupCommand(Terminal terminal) : base("rollup", "Compresses what was recorded, and removes what is older than it is kept.", DetailText, terminal) => Options.Add(_format);

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        try
        {
            if (!File.Exists(invocation.StorePath)) throw new MetricException(ErrorId.StoreNotFound, invocation.StorePath);
            IMetricStore store = invocation.OpenStore(StoreAccess.Write);
            SpooledSamples.TakeIn(invocation.StorePath, options: null, invocation.Terminal.WriteWarning);
            MaintenanceReport? report = Maintain(store, invocation);
            if (report is not null) Write(report, invocation);
        }
        catch (MetricException)
        {
            Advise(invocation, "'metrics check' says whether the store is damaged, and 'metrics repair' keeps what can be kept");
            throw;
        }
    }

    private static MaintenanceReport? Maintain(IMetricStore store, Invocation invocation)
    {
        try
        {
            MaintenanceReport? report = store.Maintain(invocation.SettingsOf(store).ToRollupOptions(invocation.Cancellation));
            if (report is null) invocation.Terminal.WriteWarning(RollupOptions.ConcurrentRun);
            return report;
        }
        catch (MetricException exception)
        {
            // The store could be opened: so it is the work that failed.
            invocation.Report(exception);
            Advise(invocation, "'metrics check' says whether the store is damaged; what was done stays done, and another run goes on");
            return null;
        }
    }

    private void Write(MaintenanceReport report, Invocation invocation)
    {
        if (report.Warning is { } warning) invocation.Terminal.WriteWarning(warning);
        IResultWriter<MaintenanceReport> writer = ResultWriters.Create(_format.Read(invocation.Arguments) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Rollup);
        writer.Write(report);
        writer.Complete();
        if (report.Alert is not { } alert) return;
        invocation.Report(alert);
        Advise(invocation, "All was rolled up. Have it done every night, record less, or raise the settings AlertSamples and AlertGrowth");
    }

    private static void Advise(Invocation invocation, string advice) => invocation.Terminal.WriteNote($"Correlation id {Guid.NewGuid():N}. {advice}.");
}
