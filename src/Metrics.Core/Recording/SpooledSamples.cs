using MetricsTools.Recording.Buffering;

namespace MetricsTools.Recording;

/// <summary>What waits beside a store because its recorders could not have it, and ended.</summary>
public static class SpooledSamples
{
    /// <summary>Takes it into the store, each sample once. What is spooled by a process that goes on stays, as does all while recording is off or the store is not to be had.</summary>
    /// <param name="path">The store's full path.</param>
    /// <param name="options">How the store is opened, and where spools are, or null for the usual way.</param>
    /// <param name="report">Takes a sentence about each thing that went wrong.</param>
    public static void TakeIn(string path, BufferOptions? options, Action<string> report)
    {
        options ??= new BufferOptions();
        var reports = new FlushReports();
        using (var spool = new Spool(path, options))
        using (var writer = new BatchWriter(BufferedRecorder.OpenerOf(path, options), options, reports))
        {
            spool.TakeIn(writer, reports);
        }

        foreach (string sentence in reports.Take()) report(sentence);
    }
}
