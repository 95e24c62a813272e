using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Maintenance;
using MetricsTools.Maintenance.Checks;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Looks for damage in the store.</summary>
internal sealed class CheckCommand : MetricCommand
{
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How results are written; a table when omitted.");

    private const string DetailText =
        """
        Checks the header of the file, its pages, the references between rows, the definitions of metrics and series, and the write-ahead log. Nothing is changed.
        The exit code is 1 when something is damaged, or the file is no store.

        Examples:
          metrics check
          metrics check --store backup.db --format json
        """;

    /// <summary>Makes the command.</summary>
    public CheckCommand(Terminal terminal) : base("check", "Looks for damage in the store.", DetailText, terminal) => Options.Add(_format);

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        IResultWriter<StoreCheckResult> writer = ResultWriters.Create(
            _format.Read(invocation.Arguments) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.StoreCheck);
        foreach (StoreCheckResult result in StoreChecks.Run(invocation.StorePath, new MaintenanceOptions { Cancellation = invocation.Cancellation }))
        {
            writer.Write(result);
            if (result.Status == CheckStatus.Failed) invocation.ExitCode = ExitCode.StoreFailed;
        }

        writer.Complete();
    }
}
