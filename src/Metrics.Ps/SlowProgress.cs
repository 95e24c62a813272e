using System.Diagnostics;
using System.Management.Automation;

namespace MetricsTools.PowerShell;

/// <summary>Progress of what may take a while: shown after two seconds, and five times a second at most. It notices when the pipeline is stopped.</summary>
/// <param name="cmdlet">Whose progress it is.</param>
/// <param name="activity">What is being done.</param>
internal sealed class SlowProgress(Cmdlet cmdlet, string activity) : IDisposable
{
    private const int Patience = 2000;
    private const int Pause = 200;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _shown = Patience - Pause;
    private bool _isShown;

    /// <summary>Says that so many of all are done.</summary>
    public void Report(int done, int all)
    {
        if (cmdlet.Stopping) throw new PipelineStoppedException();
        if (_clock.ElapsedMilliseconds - _shown < Pause) return;
        (_shown, _isShown) = (_clock.ElapsedMilliseconds, true);
        cmdlet.WriteProgress(new ProgressRecord(0, activity, $"{done} of {all}") { PercentComplete = (int)(100L * done / Math.Max(1, all)) });
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        if (_isShown) cmdlet.WriteProgress(new ProgressRecord(0, activity, "done") { RecordType = ProgressRecordType.Completed });
    }
}
