using System.CommandLine;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Maintenance;
using MetricsTools.Maintenance.Checks;
using MetricsTools.Maintenance.Repair;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Keeps of a damaged store what can be kept.</summary>
internal sealed class RepairCommand : MetricCommand
{
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How the counts are written; a table when omitted.");
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Says what is damaged, and changes nothing." };

    private const string DetailText =
        """
        Removes rows of the hot log, blocks and streams whose checksums are wrong, computes lost hours anew from samples and lost days from hours, and makes counts agree.
        Where pages of the file are damaged, every row that can be read is copied into a new file; when it is whole it takes the place of the old one, which is
        kept beside it under a name that is printed. That needs the store for itself. A sound store stays as it is.

        Examples:
          metrics repair --dry-run
          metrics repair --store build.db --format json
        """;

    /// <summary>Makes the command.</summary>
    public RepairCommand(Terminal terminal) : base("repair", "Keeps of a damaged store what can be kept.", DetailText, terminal)
    {
        Options.Add(_format);
        Options.Add(_dryRun);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        var options = new MaintenanceOptions { Cancellation = invocation.Cancellation, Progress = _ => invocation.Terminal.WriteProgress("repairing") };
        foreach (StoreCheckResult found in StoreRepair.Diagnose(invocation.StorePath, options)) invocation.Terminal.WriteNote(found.Detail);
        if (invocation.Arguments.GetValue(_dryRun)) return;
        StoreRepairReport report = StoreRepair.Run(invocation.StorePath, options);
        foreach (string step in report.Steps) invocation.Terminal.WriteNote(step);
        if (report.BackupPath is { } backup) invocation.Terminal.WriteNote($"The store as it was is {backup}.");
        IResultWriter<StoreRepairReport> writer = ResultWriters.Create(_format.Read(invocation.Arguments) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Repair);
        writer.Write(report);
        writer.Complete();
    }
}
