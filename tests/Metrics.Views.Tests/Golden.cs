using System.Runtime.CompilerServices;
using MetricsTools.Views.Terminal;

namespace MetricsTools.Views;

/// <summary>Frames as files. With METRICSTOOLS_WRITE_FRAMES=1 they are written anew; they are to be looked at before they are committed.</summary>
internal static class Golden
{
    public static void Check(string name, Canvas canvas, [CallerFilePath] string caller = "")
    {
        string text = string.Join("\n", CanvasText.Lines(canvas, hasColor: false)) + "\n";
        string path = Path.Combine(Sources(), Path.GetFileName(Path.GetDirectoryName(caller)!), "Frames", name + ".txt");
        if (Environment.GetEnvironmentVariable("METRICSTOOLS_WRITE_FRAMES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }

    // A build that can be repeated elsewhere does not tell where the sources lie.
    private static string Sources()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Metrics.Ps.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not lie in the repository.");
        return Path.Combine(folder, "tests", "Metrics.Views.Tests");
    }
}
