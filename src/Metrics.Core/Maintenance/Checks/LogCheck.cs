namespace MetricsTools.Maintenance.Checks;

/// <summary>The write-ahead log beside the file: whether it can be read, and how much of it counts.</summary>
internal sealed class LogCheck : IStoreCheck
{
    private const long UsualLength = 64 * 1024 * 1024;
    private const int Attempts = 5;
    private const int PauseMilliseconds = 20;

    /// <inheritdoc/>
    public string Name => "Log";

    /// <inheritdoc/>
    public IEnumerable<StoreCheckResult> Run(StoreCheckContext context)
    {
        (CheckStatus status, string detail) = Judge(Read(context.Path + "-wal", context.Options.Cancellation));
        yield return new StoreCheckResult(Name, context.FileName + "-wal", status, detail);
    }

    private static (CheckStatus Status, string Detail) Judge(LogContent log)
    {
        if (log.Length == 0) return (CheckStatus.Ok, "Nothing waits in the log.");
        if (!log.HasHeader) return (CheckStatus.Failed, $"The header of its {log.Length} bytes is damaged, so that nothing in it counts.");
        string content = $"{log.CommittedFrames} pages wait in {log.Length} bytes";
        if (log.IsBroken)
        {
            return (CheckStatus.Warning, $"{content}, and pages after them do not follow: a writer ended in the middle of a commit, or the log is damaged there.");
        }

        return log.Length > UsualLength
            ? (CheckStatus.Warning, $"{content}, which is much: a reader that does not end keeps them, or nobody may move them. Optimize-MetricStore tries to.")
            : (CheckStatus.Ok, content + ".");
    }

    // A commit that is just being written looks like one that was broken off, a moment long.
    private static LogContent Read(string path, CancellationToken cancellation)
    {
        LogContent log = LogContent.Read(path, cancellation);
        for (int attempt = 1; attempt < Attempts && (log.IsBroken || (log.Length > 0 && !log.HasHeader)); attempt++)
        {
            Thread.Sleep(PauseMilliseconds);
            log = LogContent.Read(path, cancellation);
        }

        return log;
    }
}
