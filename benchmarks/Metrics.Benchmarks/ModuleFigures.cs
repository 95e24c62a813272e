using System.ComponentModel;
using System.Globalization;
using MetricsTools.Benchmarks.Engine;

namespace MetricsTools.Benchmarks;

/// <summary>The figures of the module in a real PowerShell: medians, each beside its yardstick.</summary>
internal static class ModuleFigures
{
    private const int ImportRuns = 11;

    private static readonly string Manifest = Repository.PathOf("MetricsTools.psd1");

    /// <summary>Prints them; 0 when they could be measured.</summary>
    public static int Print(TextWriter output)
    {
        try
        {
            output.WriteLine(Figure.Header);
            output.WriteLine(MeasureImport());
            foreach (Figure figure in MeasureBy("module.ps1").Concat(MeasureBy("session.ps1"))) output.WriteLine(figure);
            return 0;
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("PowerShell 7 (pwsh) is not installed: the module's figures cannot be measured.");
            return 1;
        }
    }

    /// <summary>Prints the figures of recording in the background; 0 when they could be measured.</summary>
    public static int PrintRecording(TextWriter output)
    {
        try
        {
            output.WriteLine(Figure.Header);
            foreach (Figure figure in MeasureBy("record.ps1")) output.WriteLine(figure);
            return 0;
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("PowerShell 7 (pwsh) is not installed: the figures of recording cannot be measured.");
            return 1;
        }
    }

    private static Figure MeasureImport()
    {
        IReadOnlyList<double> times = FreshProcess.MedianTimes(ImportRuns, "1", FreshProcess.ImportOf(Manifest));
        return new Figure("Import-Module in a fresh process", times[1], "ms", "pwsh -NoProfile -c 1", times[0], "at most 150 ms above", times[1] - times[0] <= 150);
    }

    private static IEnumerable<Figure> MeasureBy(string name)
    {
        string script = Path.Combine(AppContext.BaseDirectory, name);
        foreach (string line in FreshProcess.Run("-File", script, "-Module", Manifest).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] cells = line.Trim().Split('\t');
            yield return Figure.Of(cells[0], Number(cells[1]), cells[2], cells[3], Number(cells[4]), GoalOf(cells[6], Number(cells[5]), cells[2]));
        }
    }

    private static Goal GoalOf(string subject, double most, string unit) => subject switch
    {
        "ratio" => new Goal($"at most {most} times", (value, peer) => value <= most * peer),
        "value" => Goal.AtMost(most, unit),
        _ => Goal.None,
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
