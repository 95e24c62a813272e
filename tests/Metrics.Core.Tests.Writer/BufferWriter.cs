using MetricsTools.Model;
using MetricsTools.Recording;

namespace MetricsTools.Writer;

/// <summary>Records into a buffer, and prints the number of each sample once it was added. It ends in an orderly way.</summary>
internal static class BufferWriter
{
    public static int Run(string path, int count)
    {
        using var recorder = new BufferedRecorder(path, new BufferOptions { LockTimeout = TimeSpan.FromSeconds(60) });
        for (int i = 0; i < count; i++)
        {
            recorder.Add(new MetricRecord { Name = "work", Kind = MetricKind.Counter, Value = 1 });
            Console.WriteLine(i);
        }

        bool isStored = recorder.Flush();
        foreach (string report in recorder.TakeReports()) Console.Error.WriteLine(report);
        return isStored ? 0 : 1;
    }
}
