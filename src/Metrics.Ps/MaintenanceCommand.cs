using System.Diagnostics;
using System.Management.Automation;
using MetricsTools.Maintenance;
using MetricsTools.PowerShell.Sessions;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that work on a store as a whole: they use it through a connection of their own, show progress, and can be stopped.</summary>
public abstract class MaintenanceCommand : MetricCommand
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>How the work is done; what takes longer than a moment shows progress under this title.</summary>
    private protected MaintenanceOptions OptionsFor(string activity)
    {
        var clock = Stopwatch.StartNew();
        return new MaintenanceOptions { AllowNetwork = StoreSession.AllowsNetwork(StorePath), Cancellation = Cancellation, Progress = Show };

        void Show(int percent)
        {
            if (clock.Elapsed < ProgressInterval) return;
            clock.Restart();
            WriteProgress(new ProgressRecord(0, activity, StorePath) { PercentComplete = percent });
        }
    }

    /// <summary>Takes the progress away.</summary>
    private protected void EndProgress(string activity) => WriteProgress(new ProgressRecord(0, activity, StorePath) { RecordType = ProgressRecordType.Completed });
}
