using System.CommandLine;
using MetricsTools.CommandLine.Output;
using MetricsTools.Maintenance;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Copies the store whole into one file.</summary>
internal sealed class BackupCommand : MetricCommand
{
    private readonly Argument<string> _path = new("path") { Description = "The file to write." };
    private readonly Option<bool> _force = new("--force") { Description = "Replaces a file that is there: an older backup, or no database at all." };

    private const string DetailText =
        """
        Copies the store as it is at one moment, with what waits in its log, also while others write to it. The file is a store of its own, for its owner alone;
        it has its name only when it is complete. A plain copy of the store's file may lack the newest samples.

        Examples:
          metrics backup backup.db
          metrics backup cache/metrics.db --force --store build.db
        """;

    /// <summary>Makes the command.</summary>
    public BackupCommand(Terminal terminal) : base("backup", "Copies the store whole into one file, also while others write to it.", DetailText, terminal)
    {
        Arguments.Add(_path);
        Options.Add(_force);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        string path = Path.GetFullPath(invocation.Arguments.GetValue(_path)!);
        StoreBackup.Create(invocation.StorePath, path, invocation.Arguments.GetValue(_force), new MaintenanceOptions
        {
            Cancellation = invocation.Cancellation,
            Progress = percent => invocation.Terminal.WriteProgress($"{percent} %"),
        });
        invocation.Terminal.ClearProgress();
    }
}
